package seihon.revenue.lineage;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The numbers of one row by the names of their columns, in the order in which one reads them.
final class Numbers {

    static final String COUNT = "count";
    static final String RATE = "rate";

    private final Map<String, Value> byName = new LinkedHashMap<>();

    /// `value` is empty when it is undefined; `counted`: there are facts behind it.
    record Value(Optional<BigDecimal> value, String unit, boolean counted) {}

    Numbers count(String name, long value) {
        return number(name, Optional.of(BigDecimal.valueOf(value)), COUNT);
    }

    Numbers rate(String name, Optional<BigDecimal> value) {
        return number(name, value, RATE);
    }

    Numbers number(String name, Optional<BigDecimal> value, String unit) {
        byName.put(name, new Value(value, unit, true));
        return this;
    }

    /// What others were calculated with, without facts of its own.
    Numbers term(String name, Optional<BigDecimal> value, String unit) {
        byName.put(name, new Value(value, unit, false));
        return this;
    }

    Optional<Value> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Set<String> names() {
        return byName.keySet();
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }
}
