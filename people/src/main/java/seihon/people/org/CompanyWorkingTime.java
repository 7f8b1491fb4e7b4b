package seihon.people.org;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.docs.WorkingTime;
import seihon.domain.BusinessCalendar;
import seihon.domain.TenantId;

/// The company's calendar as its document on `main` says, in the tenant's zone unless it names
/// another.
@Component
class CompanyWorkingTime implements WorkingTime {

    private final Organisation organisation;

    CompanyWorkingTime(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public BusinessCalendar of(TenantId tenant) {
        var calendar =
                organisation
                        .document(tenant, CalendarDocument.class)
                        .orElse(CalendarDocument.USUAL);
        return new BusinessCalendar(
                calendar.zone().orElseGet(() -> organisation.zone(tenant)),
                calendar.workingDays(),
                calendar.dayStarts(),
                calendar.dayEnds(),
                calendar.japaneseHolidays(),
                calendar.closed().stream()
                        .flatMap(days -> days.from().datesUntil(days.to().plusDays(1)))
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of());
    }
}
