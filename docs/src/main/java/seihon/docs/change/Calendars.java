package seihon.docs.change;

import java.time.ZoneId;
import org.springframework.stereotype.Component;
import seihon.domain.BusinessCalendar;
import seihon.domain.TenantId;

/// The business calendar of a company. Without a calendar document: Monday to Friday in Japan.
@Component
public class Calendars {

    private static final ZoneId WITHOUT_DOCUMENT = ZoneId.of("Asia/Tokyo");

    public BusinessCalendar of(TenantId tenant) {
        return BusinessCalendar.usual(WITHOUT_DOCUMENT);
    }
}
