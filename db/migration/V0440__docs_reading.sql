-- What pages, history and search read instead of walking Git. Everything here is rebuilt from docs_object and the
-- ledger's decisions; gen says which build a row belongs to.

create table docs_generation (
    tenant_id int not null,
    live_gen smallint not null,
    flipped_at timestamptz not null,
    primary key (tenant_id)
);
alter table docs_generation enable row level security;
alter table docs_generation force row level security;
create policy docs_generation_tenant on docs_generation
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on docs_generation to ${app_role};
comment on table docs_generation is 'tenant: which gen of the docs read models is the living one; no row means 0';

create table docs_revision (
    tenant_id int not null,
    gen smallint not null,
    doc_id text not null,
    n int not null,
    path text not null,
    commit_oid bytea not null,
    blob_oid bytea not null,
    kind text not null,
    title_ja text not null,
    title_en text,
    owner text not null,
    front jsonb not null,
    effective_from date,
    review_by date,
    approved_at timestamptz not null,
    proposal_no bigint,
    seq bigint not null,
    until_seq bigint,
    deleted boolean not null,
    primary key (tenant_id, gen, doc_id, n),
    constraint docs_revision_oids_are_sha1 check (length(commit_oid) = 20 and length(blob_oid) = 20),
    constraint docs_revision_ends_after_it_began check (until_seq is null or until_seq >= seq)
);
create unique index docs_revision_one_living_document_per_path
    on docs_revision (tenant_id, gen, path) where until_seq is null and not deleted;
create index docs_revision_former_paths on docs_revision (tenant_id, gen, path, seq);
create index docs_revision_blobs_that_clones_ask_for on docs_revision (tenant_id, gen, blob_oid);
alter table docs_revision enable row level security;
alter table docs_revision force row level security;
create policy docs_revision_tenant on docs_revision
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on docs_revision to ${app_role};
comment on table docs_revision is 'tenant: approved states of every document, written by the merge transaction; until_seq is the entry of the next one; delete only of gens no longer live';

create table docs_link (
    tenant_id int not null,
    gen smallint not null,
    from_doc text not null,
    to_doc text not null,
    anchor text not null,
    primary key (tenant_id, gen, from_doc, to_doc, anchor)
);
create index docs_link_used_by on docs_link (tenant_id, gen, to_doc, from_doc);
alter table docs_link enable row level security;
alter table docs_link force row level security;
create policy docs_link_tenant on docs_link
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, delete on docs_link to ${app_role};
comment on table docs_link is 'tenant: links of the living revision of a document, replaced by the merge that changes it';

create table docs_search_gram (
    tenant_id int not null,
    gen smallint not null,
    gram text not null,
    doc_id text not null,
    primary key (tenant_id, gen, gram, doc_id)
);
alter table docs_search_gram enable row level security;
alter table docs_search_gram force row level security;
create policy docs_search_gram_tenant on docs_search_gram
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, delete on docs_search_gram to ${app_role};
comment on table docs_search_gram is 'tenant: one- and two-character grams of living documents and Flow notes, written with them; read by index-only scans';

create table docs_note (
    tenant_id int not null,
    gen smallint not null,
    path text not null,
    blob_oid bytea not null,
    title text not null,
    saved_by text not null,
    saved_at timestamptz not null,
    primary key (tenant_id, gen, path)
);
alter table docs_note enable row level security;
alter table docs_note force row level security;
create policy docs_note_tenant on docs_note
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on docs_note to ${app_role};
comment on table docs_note is 'tenant: Flow notes as they stand, written by each save';
