package seihon.people.org;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.docs.WorkingTime;
import seihon.domain.BusinessCalendar;
import seihon.domain.TenantId;
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.people.org.CalendarDocument.Closed;

/// The company's calendar document as the calendar that deadlines count in, in the zone it names or
/// else the tenant's.
@Component
class CompanyHours implements WorkingTime {

    private final Documents documents;
    private final Tenants tenants;

    CompanyHours(Documents documents, Tenants tenants) {
        this.documents = documents;
        this.tenants = tenants;
    }

    @Override
    public BusinessCalendar of(TenantId tenant) {
        var document =
                documents.all(tenant, CalendarDocument.class).stream()
                        .findFirst()
                        .map(Documents.Loaded::value)
                        .orElse(CalendarDocument.USUAL);
        var zone =
                document.zone()
                        .or(() -> tenants.find(tenant).map(Tenant::zone))
                        .orElseThrow(() -> new IllegalStateException("no tenant " + tenant));
        return new BusinessCalendar(
                zone,
                document.workingDays(),
                document.dayStarts(),
                document.dayEnds(),
                document.japaneseHolidays(),
                closedDays(document),
                Set.of());
    }

    private static Set<LocalDate> closedDays(CalendarDocument document) {
        return document.closed().stream().flatMap(CompanyHours::days).collect(Collectors.toSet());
    }

    private static Stream<LocalDate> days(Closed closed) {
        return closed.from().datesUntil(closed.to().plusDays(1));
    }
}
