-- Entries of one received thing that came again with other content.

create table ledger_version (
    tenant_id int not null,
    source text not null,
    received_id text not null,
    n int not null,
    seq bigint not null,
    former bigint not null,
    primary key (tenant_id, source, received_id, n),
    constraint ledger_version_one_for_an_entry unique (tenant_id, seq),
    constraint ledger_version_begins_with_the_second check (n >= 2),
    constraint ledger_version_follows check (seq > former)
);
alter table ledger_version enable row level security;
alter table ledger_version force row level security;
create policy ledger_version_tenant on ledger_version
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on ledger_version to ${app_role};
comment on table ledger_version is 'tenant: second and later versions of a received thing (same source and id, other content) with the entry each one replaces, written by the ledger with the entry, never changed';
