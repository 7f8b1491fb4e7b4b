-- The append-only log: entries, the head of each tenant's tree, and the keys by which personal
-- parts can be erased without breaking a proof.

create table ledger_entry (
    tenant_id int not null,
    seq bigint not null,
    recorded_at timestamptz not null,
    kind text not null,
    origin text not null,
    source text not null,
    idem_key text not null,
    batch_id uuid not null,
    position int not null,
    subject text,
    actor text not null,
    actor_digest bytea not null,
    revision text,
    payload jsonb,
    payload_digest bytea not null,
    leaf_hash bytea not null,
    primary key (tenant_id, seq),
    constraint ledger_entry_received_once unique (tenant_id, source, idem_key),
    constraint ledger_entry_seq_from_zero check (seq >= 0),
    constraint ledger_entry_kind_known check (kind in ('row', 'event', 'decision', 'fact')),
    constraint ledger_entry_origin_known
        check (origin in ('live', 'import', 'backfill', 'manual', 'decision')),
    constraint ledger_entry_leaf_is_sha256 check (octet_length(leaf_hash) = 32)
);
alter table ledger_entry enable row level security;
alter table ledger_entry force row level security;
create policy ledger_entry_tenant on ledger_entry
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on ledger_entry to ${app_role};
comment on table ledger_entry is 'tenant: every received row, event, fact and decision, written by the ledger at the end of its transaction, never changed';
comment on column ledger_entry.payload is 'null once erased; its salted digest stays';
comment on column ledger_entry.payload_digest is 'HMAC-SHA256 of the canonical payload (RFC 8785) under a salt from the erasure key';

create table ledger_head (
    tenant_id int not null,
    size bigint not null,
    root bytea not null,
    frontier bytea[] not null,
    primary key (tenant_id),
    constraint ledger_head_size_not_negative check (size >= 0)
) with (fillfactor = 50);
alter table ledger_head enable row level security;
alter table ledger_head force row level security;
create policy ledger_head_tenant on ledger_head
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on ledger_head to ${app_role};
comment on table ledger_head is 'tenant: size, root and right edge of the tree, one row, locked by the ledger to append';

create table ledger_erasure_key (
    tenant_id int not null,
    scope text not null,
    sealed bytea not null,
    primary key (tenant_id, scope)
);
alter table ledger_erasure_key enable row level security;
alter table ledger_erasure_key force row level security;
create policy ledger_erasure_key_tenant on ledger_erasure_key
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on ledger_erasure_key to ${app_role};
comment on table ledger_erasure_key is 'tenant: one key per subject or batch, sealed by the vault, written by the ledger with the first entry it salts';

create table ledger_tenant (
    tenant_id int not null,
    primary key (tenant_id)
);
grant select, insert on ledger_tenant to ${app_role};
comment on table ledger_tenant is 'local: numbers of the tenants that have a ledger, written by the ledger with the first entry, so that workers know whose entries to replay';
