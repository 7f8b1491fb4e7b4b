package seihon.docs.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import seihon.domain.BusinessCalendar;

/// How long people have before the escalation adds others.
public sealed interface Deadline {

    int MOST_DAYS = 60;

    /// `3bd`: until closing time of the third business day after the day it was asked.
    record BusinessDays(int days) implements Deadline {}

    /// `PT8H`: eight hours by the clock.
    record Hours(Duration time) implements Deadline {}

    default Instant after(Instant asked, BusinessCalendar calendar) {
        return switch (this) {
            case BusinessDays(var days) -> calendar.deadline(asked, days);
            case Hours(var time) -> asked.plus(time);
        };
    }

    /// Empty when the text is neither 1 to 60 business days nor a time of up to 60 days.
    static Optional<Deadline> parse(String written) {
        var days = Pattern.compile("([1-9][0-9]?)bd").matcher(written);
        if (days.matches()) {
            var count = Integer.parseInt(days.group(1));
            return count <= MOST_DAYS ? Optional.of(new BusinessDays(count)) : Optional.empty();
        }
        try {
            var time = Duration.parse(written);
            return time.isPositive() && time.compareTo(Duration.ofDays(MOST_DAYS)) <= 0
                    ? Optional.of(new Hours(time))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
