-- Where the entries of an import lie in the ledger.

alter table connectors_import add column first_seq bigint;
comment on column connectors_import.first_seq is 'with last_seq: the entries of the import lie between, together with others';
