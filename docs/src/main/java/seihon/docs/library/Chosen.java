package seihon.docs.library;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import seihon.docs.Revision;

/// Which revision `?at=` means: a number (3), a day (2026-07-01: the one approved by its end) or a
/// commit.
final class Chosen {

    private Chosen() {}

    /// `history` is newest first; `at` is empty for the newest.
    static Optional<Revision> revision(List<Revision> history, String at, ZoneId zone) {
        if (at.isBlank()) {
            return history.stream().findFirst();
        }
        if (at.matches("[0-9]{1,6}")) {
            return history.stream().filter(each -> each.n() == Integer.parseInt(at)).findFirst();
        }
        if (at.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return day(at).flatMap(day ->
                    history.stream()
                            .filter(each ->
                                    !LocalDate.ofInstant(each.approvedAt(), zone).isAfter(day))
                            .findFirst());
        }
        return history.stream().filter(each -> each.commit().equals(at)).findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (java.time.DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
