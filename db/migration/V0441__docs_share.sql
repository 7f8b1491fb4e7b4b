-- Guests read only what an employee shared with them.

create table docs_share (
    tenant_id int not null,
    person text not null,
    doc_id text not null,
    shared_by text not null,
    shared_at timestamptz not null,
    primary key (tenant_id, person, doc_id)
);
create index docs_share_readers on docs_share (tenant_id, doc_id, person);
alter table docs_share enable row level security;
alter table docs_share force row level security;
create policy docs_share_tenant on docs_share
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, delete on docs_share to ${app_role};
comment on table docs_share is 'tenant: documents that an employee shared with a guest; taken away by any employee';
