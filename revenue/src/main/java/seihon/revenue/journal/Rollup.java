package seihon.revenue.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import seihon.revenue.StageModel;

/// What bookings add to the months of all cases, of each dimension's values and of pairs of values,
/// and to the days of all cases, cut in the model's zone.
final class Rollup {

    /// The dimensions that a model names first are those most asked together: so many of them are
    /// counted in pairs too. Pairs of all eight would be four times as many rows as there are now.
    static final int PAIRED = 5;

    private final StageModel model;
    private final Map<Place, Sums> moved = new HashMap<>();
    private final Map<DayKey, Sums> days = new HashMap<>();

    Rollup(StageModel model) {
        this.model = model;
    }

    /// Cases of the same values that moved in the same month are added up before they are cut.
    private record Place(String stage, LocalDate month, List<String> dims) {}

    /// Which cases: those with this value of a dimension, whose number is its slot + 1, and of a
    /// second, later one. 0 stands for no dimension.
    record Cut(int dim, String val, int withDim, String withVal) {
        static final Cut ALL = new Cut(0, "", 0, "");
        static final Comparator<Cut> ORDER =
                Comparator.comparingInt(Cut::withDim)
                        .thenComparingInt(Cut::dim)
                        .thenComparing(Cut::val)
                        .thenComparing(Cut::withVal);

        /// Every cut that holds a case of these values.
        static List<Cut> of(List<String> dims) {
            var cuts = new ArrayList<Cut>();
            cuts.add(ALL);
            for (int slot = 0; slot < dims.size(); slot++) {
                cuts.add(new Cut(slot + 1, dims.get(slot), 0, ""));
                for (int with = slot + 1; with < Math.min(dims.size(), PAIRED); with++) {
                    cuts.add(new Cut(slot + 1, dims.get(slot), with + 1, dims.get(with)));
                }
            }
            return cuts;
        }
    }

    record MonthKey(Cut cut, String stage, LocalDate month) {
        static final Comparator<MonthKey> ORDER =
                Comparator.comparing(MonthKey::cut, Cut.ORDER)
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

        Sums plus(Sums more) {
            return new Sums(
                    in + more.in,
                    out + more.out,
                    inAmount.add(more.inAmount),
                    outAmount.add(more.outAmount),
                    revalued.add(more.revalued));
        }

        /// Whether a row to which this is added may come to nothing: counts are never negative.
        boolean mayEnd() {
            return in <= 0 && out <= 0;
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
        add(moved, new Place(line.stage(), day.withDayOfMonth(1), line.dims()), booking);
        add(days, new DayKey(line.stage(), day), booking);
    }

    private static <K> void add(Map<K, Sums> sums, K key, Booking booking) {
        sums.put(key, sums.getOrDefault(key, Sums.NONE).with(booking.sign(), booking.line()));
    }

    /// In key order, without what adds nothing.
    SortedMap<MonthKey, Sums> months() {
        var months = new HashMap<MonthKey, Sums>();
        moved.forEach((place, sums) ->
                Cut.of(place.dims)
                        .forEach(cut ->
                                months.merge(
                                        new MonthKey(cut, place.stage, place.month),
                                        sums,
                                        Sums::plus)));
        return sorted(months, MonthKey.ORDER);
    }

    SortedMap<DayKey, Sums> days() {
        return sorted(days, DayKey.ORDER);
    }

    private static <K> SortedMap<K, Sums> sorted(Map<K, Sums> sums, Comparator<K> order) {
        var sorted = new TreeMap<K, Sums>(order);
        sums.forEach((key, sum) -> {
            if (!sum.isNothing()) {
                sorted.put(key, sum);
            }
        });
        return sorted;
    }
}
