-- Which worker has a rebuild: one that was silent for too long must not end what another took over.

alter table ledger_rebuild add column lease uuid;
comment on column ledger_rebuild.lease is 'who runs it; renewed with leased_until, checked before generations are exchanged';
