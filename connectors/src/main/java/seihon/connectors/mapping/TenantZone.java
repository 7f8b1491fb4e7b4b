package seihon.connectors.mapping;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.docs.WorkingTime;
import seihon.domain.TenantId;

/// The zone of a company: that of its calendar. It is meant where a mapping names none.
@Component
public class TenantZone {

    private final ObjectProvider<WorkingTime> calendar;

    TenantZone(ObjectProvider<WorkingTime> calendar) {
        this.calendar = calendar;
    }

    /// Asked inside a transaction of the tenant.
    public ZoneId of(TenantId tenant) {
        var known = calendar.getIfAvailable();
        return known == null ? ZoneOffset.UTC : known.of(tenant).zone();
    }
}
