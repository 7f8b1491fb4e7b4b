package seihon.revenue.funnel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Counts by period and value, filled up so that every period has every value that occurs.
final class Grid<C> {

    private static final Comparator<List<String>> BY_VALUES =
            Comparator.<List<String>, String>comparing(by -> by.isEmpty() ? "" : by.getFirst())
                    .thenComparing(by -> by.isEmpty() ? "" : by.getLast());

    private final Window window;
    private final Map<Place, C> counts = new HashMap<>();
    private final TreeSet<List<String>> values = new TreeSet<>(BY_VALUES);

    /// A field of the grid; `period` counts from 1.
    record Place(List<String> by, int period) {}

    Grid(Window window, List<C> counts, Function<C, List<String>> by, ToIntFunction<C> period) {
        this.window = window;
        for (var count : counts) {
            this.counts.put(new Place(by.apply(count), period.applyAsInt(count)), count);
            values.add(by.apply(count));
        }
        if (counts.isEmpty()) {
            values.add(List.of());
        }
    }

    interface Row<C, R> {
        R of(Place place, Optional<C> count);
    }

    /// In order of period, then value. A question that names no ends begins and ends where
    /// something is counted.
    <R> List<R> rows(Row<C, R> row) {
        var rows = new ArrayList<R>();
        var first = window.open() ? counted().min().orElse(1) : 1;
        var last = window.open() ? counted().max().orElse(0) : window.periods().size();
        for (int period = first; period <= last; period++) {
            for (var value : values) {
                var place = new Place(value, period);
                rows.add(row.of(place, Optional.ofNullable(counts.get(place))));
            }
        }
        return rows;
    }

    private java.util.stream.IntStream counted() {
        return counts.keySet().stream().mapToInt(Place::period);
    }
}
