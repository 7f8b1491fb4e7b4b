package seihon.revenue.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import seihon.revenue.StageModel;

/// What bookings add to the months of each dimension's values and to the days of all cases, cut in
/// the model's zone.
final class Rollup {

    private final StageModel model;
    private final SortedMap<MonthKey, Sums> months = new TreeMap<>(MonthKey.ORDER);
    private final SortedMap<DayKey, Sums> days = new TreeMap<>(DayKey.ORDER);

    Rollup(StageModel model) {
        this.model = model;
    }

    /// `dim` 0 stands for all cases; a dimension's number is its slot + 1.
    record MonthKey(int dim, String val, String stage, LocalDate month) {
        static final Comparator<MonthKey> ORDER =
                Comparator.comparingInt(MonthKey::dim)
                        .thenComparing(MonthKey::val)
                        .thenComparing(MonthKey::stage)
                        .thenComparing(MonthKey::month);
    }

    record DayKey(String stage, LocalDate day) {
        static final Comparator<DayKey> ORDER =
                Comparator.comparing(DayKey::stage).thenComparing(DayKey::day);
    }

    record Sums(long in, long out, BigDecimal inAmount, BigDecimal outAmount, BigDecimal revalued) {

        private static final Sums NONE =
                new Sums(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        Sums with(int sign, JournalLine line) {
            var amount = signed(sign, line.amount());
            return switch (line.side()) {
                case IN -> new Sums(in + sign, out, inAmount.add(amount), outAmount, revalued);
                case OUT -> new Sums(in, out + sign, inAmount, outAmount.add(amount), revalued);
                case REVALUED -> new Sums(in, out, inAmount, outAmount, revalued.add(amount));
                case REPEATED -> this;
            };
        }

        private static BigDecimal signed(int sign, @Nullable BigDecimal amount) {
            return amount == null ? BigDecimal.ZERO : sign < 0 ? amount.negate() : amount;
        }

        boolean isNothing() {
            return in == 0
                    && out == 0
                    && inAmount.signum() == 0
                    && outAmount.signum() == 0
                    && revalued.signum() == 0;
        }
    }

    void add(Booking booking) {
        var line = booking.line();
        if (line.side() == JournalLine.Side.REPEATED) {
            return;
        }
        var day = line.at().atZone(model.zone()).toLocalDate();
        var month = day.withDayOfMonth(1);
        add(months, new MonthKey(0, "", line.stage(), month), booking);
        for (int slot = 0; slot < line.dims().size(); slot++) {
            add(
                    months,
                    new MonthKey(slot + 1, line.dims().get(slot), line.stage(), month),
                    booking);
        }
        add(days, new DayKey(line.stage(), day), booking);
    }

    private static <K> void add(Map<K, Sums> sums, K key, Booking booking) {
        sums.put(key, sums.getOrDefault(key, Sums.NONE).with(booking.sign(), booking.line()));
    }

    /// In key order, without what adds nothing.
    SortedMap<MonthKey, Sums> months() {
        months.values().removeIf(Sums::isNothing);
        return months;
    }

    SortedMap<DayKey, Sums> days() {
        days.values().removeIf(Sums::isNothing);
        return days;
    }
}
