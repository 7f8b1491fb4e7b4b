package seihon.people.org;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When the company works (`Stock/org/calendar.yaml`): days of the week, hours, public holidays and
/// its own closed days. `zone` is empty when the tenant's holds.
public record CalendarDocument(
        Optional<ZoneId> zone,
        Set<DayOfWeek> workingDays,
        LocalTime dayStarts,
        LocalTime dayEnds,
        boolean japaneseHolidays,
        List<Closed> closed) {

    /// What holds for a company without the document: Monday to Friday, nine to six, Japanese
    /// holidays.
    public static final CalendarDocument USUAL =
            new CalendarDocument(
                    Optional.empty(),
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    LocalTime.of(9, 0),
                    LocalTime.of(18, 0),
                    true,
                    List.of());

    public CalendarDocument {
        workingDays = Set.copyOf(workingDays);
        closed = List.copyOf(closed);
    }

    /// Days on which nobody works, both included.
    public record Closed(LocalDate from, LocalDate to) {}
}
