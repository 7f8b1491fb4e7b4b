package seihon.docs;

import seihon.domain.BusinessCalendar;
import seihon.domain.TenantId;

/// When a company works, by its calendar document on `main`: what deadlines in business days count.
/// Supplied by `people`; asked inside a transaction of the tenant.
public interface WorkingTime {

    BusinessCalendar of(TenantId tenant);
}
