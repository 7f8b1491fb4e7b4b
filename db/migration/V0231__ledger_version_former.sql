-- Which entries were replaced by a newer version.

create unique index ledger_version_replaced_once on ledger_version (tenant_id, former);
