-- Facts: what the entries say under the approved mappings, and the entries that no mapping could
-- read. Derived: every reading of the log is a generation of its own.

alter table ledger_projection add column basis text not null default '';
alter table ledger_generation add column basis text not null default '';
comment on column ledger_projection.basis is 'the definitions in force that the living rows depend on';
comment on column ledger_generation.basis is 'the definitions in force when this generation was begun';

create table ledger_fact (
    tenant_id int not null,
    gen smallint not null,
    seq bigint not null,
    ordinal smallint not null,
    kind text not null,
    subject_type text not null,
    subject_id text not null,
    at timestamptz not null,
    source text not null,
    source_seq bigint not null,
    dims jsonb not null,
    amount numeric,
    unit text,
    data jsonb not null,
    origin text not null,
    mapping text not null,
    ended_seq bigint,
    primary key (tenant_id, gen, seq, ordinal),
    constraint ledger_fact_amount_has_unit check ((amount is null) = (unit is null)),
    constraint ledger_fact_ends_later check (ended_seq > seq)
);
create index ledger_fact_of_subject on ledger_fact (tenant_id, gen, subject_type, subject_id);
create index ledger_fact_ended on ledger_fact (tenant_id, gen, ended_seq)
    where ended_seq is not null;
alter table ledger_fact enable row level security;
alter table ledger_fact force row level security;
create policy ledger_fact_tenant on ledger_fact
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on ledger_fact to ${app_role};
comment on table ledger_fact is 'tenant: facts read from entries by the mappings in force, written by the projection ledger-facts';
comment on column ledger_fact.ended_seq is 'the entry from which on the fact no longer holds: taken back, corrected or replaced by a new version';

create table ledger_quarantine (
    tenant_id int not null,
    gen smallint not null,
    seq bigint not null,
    code text not null,
    pointer text not null,
    found text not null,
    mapping text not null,
    primary key (tenant_id, gen, seq)
);
alter table ledger_quarantine enable row level security;
alter table ledger_quarantine force row level security;
create policy ledger_quarantine_tenant on ledger_quarantine
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on ledger_quarantine to ${app_role};
comment on table ledger_quarantine is 'tenant: entries that no mapping in force could read, with the place and the value, written by the projection ledger-facts';
create index ledger_quarantine_of_reason on ledger_quarantine (tenant_id, gen, code, pointer);

-- Batches are numbered by time, so a few bytes per block find one.
create index ledger_entry_of_batch on ledger_entry using brin (tenant_id, batch_id);
