-- Facts that hold again: what replaced them was taken back.

alter table ledger_fact add column again smallint not null default 0;
alter table ledger_fact add column again_seq bigint;
alter table ledger_fact add column stands_for_seq bigint;
alter table ledger_fact add column stands_for_ordinal smallint;
alter table ledger_fact drop constraint ledger_fact_pkey;
alter table ledger_fact add primary key (tenant_id, gen, seq, ordinal, again);
alter table ledger_fact drop constraint ledger_fact_ends_later;
alter table ledger_fact add constraint ledger_fact_ends_not_before check (ended_seq >= seq);
alter table ledger_fact add constraint ledger_fact_again_since_when
    check ((again = 0) = (again_seq is null));
alter table ledger_fact add constraint ledger_fact_stands_for_one_fact
    check ((stands_for_seq is null) = (stands_for_ordinal is null));
create index ledger_fact_stated_again on ledger_fact (tenant_id, gen, again_seq)
    where again_seq is not null;
create index ledger_fact_corrected on ledger_fact (tenant_id, gen, stands_for_seq)
    where stands_for_seq is not null;
comment on column ledger_fact.again is 'how often the fact had ended before: 0 as the entry brought it';
comment on column ledger_fact.again_seq is 'the entry from which on the fact holds again';
comment on column ledger_fact.stands_for_seq is 'of a correction: the entry of the fact that was received, however often it was corrected in between';
comment on column ledger_fact.stands_for_ordinal is 'of a correction: which fact of that entry';
comment on column ledger_fact.ended_seq is 'the entry from which on the fact no longer holds: taken back, corrected or replaced by a new version; its own entry where it never held';

create table ledger_reversal (
    tenant_id int not null,
    gen smallint not null,
    batch_id uuid not null,
    seq bigint not null,
    primary key (tenant_id, gen, batch_id, seq)
);
alter table ledger_reversal enable row level security;
alter table ledger_reversal force row level security;
create policy ledger_reversal_tenant on ledger_reversal
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on ledger_reversal to ${app_role};
comment on table ledger_reversal is 'tenant: batches that were taken back and the entry that did it, written by the projection ledger-facts';
