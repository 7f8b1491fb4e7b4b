package seihon.revenue.funnel;

import java.util.List;
import java.util.Map;
import seihon.revenue.funnel.FlowStore.Cell;

/// The addresses that explain rows. What is counted is named with the days it is counted in, so
/// that the figure can be computed again.
final class Why {

    private Why() {}

    static String flow(Inquiry inquiry, Window window, Cell cell) {
        var period = window.periods().get(cell.period() - 1);
        return figure(
                inquiry,
                "flow",
                cell.by(),
                Map.of(
                        "stage", cell.stage(),
                        "from", period.from().toString(),
                        "to", period.until().minusDays(1).toString()));
    }

    static String figure(
            Inquiry inquiry, String measure, List<String> by, Map<String, String> more) {
        return inquiry.figure(measure, by, more).address();
    }

    /// The days of a period, for [#figure].
    static Map<String, String> days(Window window, int period) {
        var asked = window.periods().get(period - 1);
        return Map.of("from", asked.from().toString(), "to", asked.until().minusDays(1).toString());
    }
}
