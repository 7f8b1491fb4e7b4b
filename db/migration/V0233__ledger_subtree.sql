-- Roots of full subtrees of the log, so that a proof does not read every leaf.

create table ledger_subtree (
    tenant_id int not null,
    gen smallint not null,
    level smallint not null,
    n bigint not null,
    hash bytea not null,
    primary key (tenant_id, gen, level, n),
    constraint ledger_subtree_level_from_one check (level >= 1),
    constraint ledger_subtree_hash_is_sha256 check (octet_length(hash) = 32)
);
alter table ledger_subtree enable row level security;
alter table ledger_subtree force row level security;
create policy ledger_subtree_tenant on ledger_subtree
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on ledger_subtree to ${app_role};
comment on table ledger_subtree is 'tenant: roots over 256, 65536, … leaves of the log, the n-th of each level, written by the projection ledger-subtree';
