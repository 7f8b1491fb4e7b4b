-- What was received, byte for byte, and the imports of files.

create table connectors_batch (
    tenant_id int not null,
    id uuid not null,
    door text not null,
    name text not null,
    headers jsonb not null,
    sha256 bytea not null,
    bytes bigint not null,
    received_by text not null,
    received_at timestamptz not null,
    primary key (tenant_id, id),
    constraint connectors_batch_door_known check (door in ('file', 'events')),
    constraint connectors_batch_hash_is_sha256 check (octet_length(sha256) = 32)
);
alter table connectors_batch enable row level security;
alter table connectors_batch force row level security;
create policy connectors_batch_tenant on connectors_batch
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on connectors_batch to ${app_role};
comment on table connectors_batch is 'tenant: what came in by a door, from whom and with which headers, written before it is taken apart, never changed';

create table connectors_batch_chunk (
    tenant_id int not null,
    batch_id uuid not null,
    n int not null,
    bytes bytea not null,
    primary key (tenant_id, batch_id, n)
);
alter table connectors_batch_chunk alter column bytes set storage external;
alter table connectors_batch_chunk enable row level security;
alter table connectors_batch_chunk force row level security;
create policy connectors_batch_chunk_tenant on connectors_batch_chunk
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on connectors_batch_chunk to ${app_role};
comment on table connectors_batch_chunk is 'tenant: the bytes of a batch, compressed with gzip as a whole and cut into pieces of at most 1 MiB, written with the batch';

create table connectors_import (
    tenant_id int not null,
    id uuid not null,
    target_kind text not null,
    target text not null,
    state text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    bytes_done bigint not null,
    bytes bigint not null,
    rows_done bigint not null,
    accepted bigint not null,
    duplicate bigint not null,
    quarantined bigint not null,
    facts bigint not null,
    in_future bigint not null,
    last_seq bigint,
    lease uuid,
    leased_until timestamptz,
    refusal jsonb,
    reversal_seq bigint,
    reversed_by text,
    reversal_reason text,
    primary key (tenant_id, id),
    constraint connectors_import_state_known
        check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    constraint connectors_import_target_known check (target_kind in ('mapping', 'reference')),
    constraint connectors_import_nothing_lost
        check (rows_done = accepted + duplicate + quarantined)
);
create index connectors_import_unfinished on connectors_import (tenant_id, asked_at)
    where state in ('queued', 'running');
create index connectors_import_newest on connectors_import (tenant_id, asked_at desc, id);
alter table connectors_import enable row level security;
alter table connectors_import force row level security;
create policy connectors_import_tenant on connectors_import
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on connectors_import to ${app_role};
comment on table connectors_import is 'tenant: imports of files, their progress, what became of their rows and who took them back, written by the imports';
