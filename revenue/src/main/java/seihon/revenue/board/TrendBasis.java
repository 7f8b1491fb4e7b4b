package seihon.revenue.board;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Way;
import seihon.revenue.StageModel;

/// What the conversion of a period is measured against: the entries of the same period, those who
/// came in it however long they take, or those who came in it for so many days.
enum TrendBasis {
    PERIOD,
    COHORT,
    WITHIN;

    /// How long a case may take from one stage to the next and still count as having got there.
    static final int WITHIN_DAYS = 90;

    /// A way of looking at the chart.
    record Choice(String word, String address, boolean current) {}

    /// What was asked for; else, where cases come round again, those who came: entries over entries
    /// say nothing about them.
    static TrendBasis of(Map<String, String> given, StageModel model) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(given.get("basis")))
                .findFirst()
                .orElse(model.loops().isEmpty() ? PERIOD : WITHIN);
    }

    List<Choice> choices(BoardQuestion question) {
        return Arrays.stream(values())
                .map(each -> new Choice(each.word(), question.basis(each), each == this))
                .toList();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Way way(BalanceDesk.Pair pair) {
        return new Way(pair.from().id(), pair.to().id(), basis(), within());
    }

    /// The same way as a file is asked for.
    Map<String, String> asked(BalanceDesk.Pair pair) {
        var asked = new TreeMap<String, String>();
        asked.put("from_stage", pair.from().id());
        asked.put("to_stage", pair.to().id());
        asked.put("basis", basis().name().toLowerCase(Locale.ROOT));
        within().ifPresent(days -> asked.put("within_days", Integer.toString(days)));
        return asked;
    }

    /// Periods that are over; with a number of days, those whose last case has had its days: those
    /// after them would look worse than they are.
    Months shown(Months months) {
        var closed = months.closed();
        return this == WITHIN ? closed.endedBy(months.today().minusDays(WITHIN_DAYS)) : closed;
    }

    private Basis basis() {
        return this == PERIOD ? Basis.FLOW : Basis.COHORT;
    }

    private OptionalInt within() {
        return this == WITHIN ? OptionalInt.of(WITHIN_DAYS) : OptionalInt.empty();
    }
}
