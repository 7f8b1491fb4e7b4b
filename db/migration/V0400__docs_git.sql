-- Git as rows: one row per object, one row per ref. `main` moves only through docs_move_main.

create table docs_repo (
    tenant_id int not null,
    id int not null,
    name text not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    constraint docs_repo_name_is_an_address check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$')
);
alter table docs_repo enable row level security;
alter table docs_repo force row level security;
create policy docs_repo_tenant on docs_repo
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
-- Update is granted for the merge lock (select … for update).
grant select, insert, update on docs_repo to ${app_role};
comment on table docs_repo is 'tenant: docs.git writes it once when a company is provisioned; its row is the merge lock';

-- No foreign key to docs_repo here and below: its key-share lock would wait for the merge lock.
create table docs_object (
    tenant_id int not null,
    repo_id int not null,
    oid bytea not null,
    type smallint not null,
    size int not null,
    data bytea,
    erased_at timestamptz,
    erased_by text,
    primary key (tenant_id, repo_id, oid),
    constraint docs_object_oid_is_sha1 check (octet_length(oid) = 20),
    constraint docs_object_type_is_stored check (type between 1 and 4),
    constraint docs_object_gone_only_when_erased check ((data is null) = (erased_at is not null)),
    constraint docs_object_erased_by_somebody check ((erased_at is null) = (erased_by is null))
);
alter table docs_object enable row level security;
alter table docs_object force row level security;
create policy docs_object_tenant on docs_object
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on docs_object to ${app_role};
comment on table docs_object is 'tenant: docs.git inserts commits, trees and blobs; nothing updates or deletes them but an erasure';

create table docs_ref (
    tenant_id int not null,
    repo_id int not null,
    name text not null,
    oid bytea,
    symref text,
    peeled bytea,
    primary key (tenant_id, repo_id, name),
    constraint docs_ref_points_to_one_thing check ((oid is null) <> (symref is null)),
    constraint docs_ref_oid_is_sha1 check (octet_length(oid) = 20)
);
alter table docs_ref enable row level security;
alter table docs_ref force row level security;
create policy docs_ref_tenant on docs_ref
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
-- Restrictive, because a permissive policy would be or-ed with the tenant's and let main move.
create policy docs_ref_main_is_not_inserted on docs_ref as restrictive for insert to ${app_role}
    with check (name not in ('HEAD', 'refs/heads/main'));
create policy docs_ref_main_is_not_updated on docs_ref as restrictive for update to ${app_role}
    using (name not in ('HEAD', 'refs/heads/main'))
    with check (name not in ('HEAD', 'refs/heads/main'));
create policy docs_ref_main_is_not_deleted on docs_ref as restrictive for delete to ${app_role}
    using (name not in ('HEAD', 'refs/heads/main'));
grant select, insert, update, delete on docs_ref to ${app_role};
comment on table docs_ref is 'tenant: docs.git moves refs by compare-and-set; main and HEAD only through docs_move_main';

create table docs_reflog (
    tenant_id int not null,
    repo_id int not null,
    id uuid not null,
    name text not null,
    old_oid bytea,
    new_oid bytea,
    actor text not null,
    reason text not null,
    at timestamptz not null,
    primary key (tenant_id, repo_id, id),
    constraint docs_reflog_says_a_move check (old_oid is not null or new_oid is not null)
);
create index docs_reflog_of_a_ref on docs_reflog (tenant_id, repo_id, name, id);
alter table docs_reflog enable row level security;
alter table docs_reflog force row level security;
create policy docs_reflog_tenant on docs_reflog
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on docs_reflog to ${app_role};
comment on table docs_reflog is 'tenant: docs.git inserts one row for every move of a ref: who, why, when';

create table docs_decision (
    tenant_id int not null,
    proposal_no bigint not null,
    change_digest text not null,
    kind text not null,
    old_oid bytea,
    new_oid bytea not null,
    used_at timestamptz,
    primary key (tenant_id, proposal_no, change_digest, new_oid),
    constraint docs_decision_kind_is_known check (kind in ('provision', 'merge', 'emergency')),
    constraint docs_decision_only_provision_starts check ((kind = 'provision') = (old_oid is null))
);
alter table docs_decision enable row level security;
alter table docs_decision force row level security;
create policy docs_decision_tenant on docs_decision
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
create policy docs_decision_starts_unused on docs_decision as restrictive for insert to ${app_role}
    with check (used_at is null);
grant select, insert on docs_decision to ${app_role};
comment on table docs_decision is 'tenant: docs.git inserts the accepted decision that lets main move once; docs_move_main uses it up';
