-- Bodies of sealed documents. Git holds their front matter with `body: hmac-sha256:…`; the words themselves are only
-- here, as ciphertext. A draft may become a sealed document at any moment, so every draft's text is ciphertext too.

create table docs_sealed_key (
    tenant_id int not null,
    doc_id text not null,
    key_id uuid not null,
    sealed bytea not null,
    made_at timestamptz not null,
    primary key (tenant_id, doc_id)
);
alter table docs_sealed_key enable row level security;
alter table docs_sealed_key force row level security;
create policy docs_sealed_key_tenant on docs_sealed_key
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on docs_sealed_key to ${app_role};
comment on table docs_sealed_key is 'tenant: docs.sealed makes one key for each sealed document, as ciphertext; it keys the fingerprints of the bodies';

create table docs_sealed (
    tenant_id int not null,
    doc_id text not null,
    n int not null,
    seal text not null,
    body bytea not null,
    key_id uuid not null,
    sealed_by text not null,
    sealed_at timestamptz not null,
    primary key (tenant_id, doc_id, n),
    foreign key (tenant_id, doc_id) references docs_sealed_key (tenant_id, doc_id),
    constraint docs_sealed_fingerprint_is_hmac check (seal ~ '^hmac-sha256:[0-9a-f]{64}$')
);
create index docs_sealed_by_fingerprint on docs_sealed (tenant_id, doc_id, seal);
alter table docs_sealed enable row level security;
alter table docs_sealed force row level security;
create policy docs_sealed_tenant on docs_sealed
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on docs_sealed to ${app_role};
comment on table docs_sealed is 'tenant: docs.sealed keeps each body of a sealed document as ciphertext, proposed or approved; insert only';

alter table docs_draft_file add column sealed bytea;
alter table docs_draft_file add constraint docs_draft_file_text_is_once
    check (content is null or sealed is null);
comment on table docs_draft_file is 'tenant: the files of a draft as last saved, valid or not, as ciphertext (content: drafts begun before that); neither: the file is to go';
