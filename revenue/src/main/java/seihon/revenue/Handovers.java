package seihon.revenue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import seihon.domain.Outcome;
import seihon.domain.TenantId;

/// What departments hand to each other: how soon somebody gets in touch, what is sent back and why,
/// and what is said about it. Asked like [Funnel], inside a read transaction of the tenant.
public interface Handovers {

    /// Of the hot actions in each period. Refused when the model has no `touch`. Only the present
    /// is kept: any earlier size is derived for the question.
    Outcome<FunnelAnswer<FirstTouch>> firstTouch(TenantId tenant, FunnelQuestion question);

    /// `touched` of `hot` actions were answered, `withinHour` of them in 60 minutes of working
    /// time; `minutes` is empty when none was.
    record FirstTouch(
            String period,
            List<String> by,
            long hot,
            long touched,
            long withinHour,
            Optional<Minutes> minutes,
            String why) {
        public FirstTouch {
            by = List.copyOf(by);
        }
    }

    /// Working time, percentiles by linear interpolation.
    record Minutes(double median, double p90) {}

    /// Cases that went back, by the way they went. Most often gone first.
    Outcome<FunnelAnswer<SentBack>> sentBack(TenantId tenant, FunnelQuestion question);

    /// `closed` of `count` went on since, `open` still stand there. Departments as the model names
    /// them, empty where it names none. `reasons` are those that were given, the most frequent
    /// first, at most [#MOST_REASONS].
    record SentBack(
            String fromDepartment,
            String toDepartment,
            String from,
            String to,
            long count,
            long closed,
            long open,
            List<Reason> reasons,
            String why) {
        public SentBack {
            reasons = List.copyOf(reasons);
        }
    }

    record Reason(String text, long count) {}

    int MOST_REASONS = 5;

    /// Feedback given in the window, the newest first, at most [#MOST_SAID]. Refused for the past,
    /// like [#firstTouch].
    Outcome<FunnelAnswer<Feedback>> feedback(TenantId tenant, FunnelQuestion question);

    int MOST_SAID = 1_000;

    /// From the stage that looks back to the one that handed over. `closed` is empty while nobody
    /// has dealt with it.
    record Feedback(
            long seq,
            int ordinal,
            String caseId,
            Instant at,
            String fromDepartment,
            String toDepartment,
            String from,
            String to,
            Optional<Integer> rating,
            String text,
            String by,
            Optional<Closing> closed,
            String why) {}

    record Closing(Instant at, String by, String answer) {}
}
