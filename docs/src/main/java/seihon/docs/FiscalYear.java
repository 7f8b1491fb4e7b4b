package seihon.docs;

import java.time.Month;
import seihon.domain.TenantId;

/// In which month the business year (年度) of a company begins. Supplied by `people`; asked inside a
/// transaction of the tenant.
public interface FiscalYear {

    Month begins(TenantId tenant);
}
