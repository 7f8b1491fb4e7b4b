package seihon.people.org;

import java.time.Month;
import org.springframework.stereotype.Component;
import seihon.docs.FiscalYear;
import seihon.domain.TenantId;
import seihon.people.Tenant;
import seihon.people.Tenants;

/// The business year as the company was founded with; the calendar's for an unknown one.
@Component
class CompanyFiscalYear implements FiscalYear {

    private final Tenants tenants;

    CompanyFiscalYear(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Month begins(TenantId tenant) {
        return tenants.find(tenant)
                .map(Tenant::fiscalYearStart)
                .map(Month::of)
                .orElse(Month.JANUARY);
    }
}
