package seihon.revenue.funnel;

import java.time.Month;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.docs.FiscalYear;
import seihon.domain.TenantId;

/// When the business years of a company begin; with the calendar's where nobody says.
@Component
public class BusinessYears {

    private final ObjectProvider<FiscalYear> known;

    BusinessYears(ObjectProvider<FiscalYear> known) {
        this.known = known;
    }

    /// Asked inside a transaction of the tenant.
    public Month begins(TenantId tenant) {
        var years = known.getIfAvailable();
        return years == null ? Month.JANUARY : years.begins(tenant);
    }
}
