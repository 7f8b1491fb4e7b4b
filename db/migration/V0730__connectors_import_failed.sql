-- Files that could not be read as a whole stay in quarantine however many came later.

create index connectors_import_failed on connectors_import (tenant_id, asked_at desc, id)
    where state = 'failed' and reversal_seq is null;
