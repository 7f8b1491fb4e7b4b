package seihon.docs.change;

import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.docs.WorkingTime;
import seihon.domain.BusinessCalendar;
import seihon.domain.TenantId;

/// The business calendar that deadlines count in. Where nobody supplies one: Monday to Friday in
/// Japan.
@Component
public class Calendars {

    private static final ZoneId WITHOUT = ZoneId.of("Asia/Tokyo");

    private final ObjectProvider<WorkingTime> workingTime;

    Calendars(ObjectProvider<WorkingTime> workingTime) {
        this.workingTime = workingTime;
    }

    public BusinessCalendar of(TenantId tenant) {
        var supplied = workingTime.getIfAvailable();
        return supplied == null ? BusinessCalendar.usual(WITHOUT) : supplied.of(tenant);
    }
}
