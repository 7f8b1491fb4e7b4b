-- Replay: how far each projection is, which generation of its rows lives, and the rebuilds asked
-- for.

create table ledger_projection (
    tenant_id int not null,
    projection text not null,
    live_gen smallint not null,
    cursor bigint not null,
    primary key (tenant_id, projection),
    constraint ledger_projection_cursor_not_negative check (cursor >= 0)
) with (fillfactor = 50);
alter table ledger_projection enable row level security;
alter table ledger_projection force row level security;
create policy ledger_projection_tenant on ledger_projection
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on ledger_projection to ${app_role};
comment on table ledger_projection is 'tenant: how many entries each projection has applied and which generation of its rows lives, written by replay';

create table ledger_generation (
    tenant_id int not null,
    projection text not null,
    gen smallint not null,
    purpose text not null,
    state text not null,
    cursor bigint not null,
    size bigint,
    digest bytea,
    retired_at timestamptz,
    primary key (tenant_id, projection, gen),
    constraint ledger_generation_state_known check (state in ('building', 'live', 'retired')),
    constraint ledger_generation_retired_when
        check ((state = 'retired') = (retired_at is not null))
);
alter table ledger_generation enable row level security;
alter table ledger_generation force row level security;
create policy ledger_generation_tenant on ledger_generation
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on ledger_generation to ${app_role};
comment on table ledger_generation is 'tenant: generations being built, living or waiting to be discarded, written by rebuild, so that it resumes and cleans up after a crash';

create table ledger_rebuild (
    tenant_id int not null,
    id uuid not null,
    state text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    leased_until timestamptz,
    done bigint not null,
    total bigint not null,
    results jsonb,
    primary key (tenant_id, id),
    constraint ledger_rebuild_state_known check (state in ('queued', 'running', 'done', 'failed'))
);
create unique index ledger_rebuild_one_at_a_time on ledger_rebuild (tenant_id)
    where state in ('queued', 'running');
alter table ledger_rebuild enable row level security;
alter table ledger_rebuild force row level security;
create policy ledger_rebuild_tenant on ledger_rebuild
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on ledger_rebuild to ${app_role};
comment on table ledger_rebuild is 'tenant: rebuilds that people asked for, their progress and digests, written by replay';
