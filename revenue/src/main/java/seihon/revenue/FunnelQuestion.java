package seihon.revenue;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What is asked of a stage model. `from` and `to` are inclusive and written like the periods of
/// `grain` (2026-01-05, 2026-W02, 2026-01, 2026-Q1, FY2026; days for `total`); without them all
/// there is. `by` names up to two dimensions, `filters` one value for each dimension, blank as
/// empty text. `zone` cuts periods elsewhere than the model says, `asOf` asks what was known with
/// the first S entries.
public record FunnelQuestion(
        String model,
        Optional<String> from,
        Optional<String> to,
        Grain grain,
        List<String> by,
        Map<String, String> filters,
        Optional<ZoneId> zone,
        OptionalLong asOf) {

    public FunnelQuestion {
        by = List.copyOf(by);
        filters = Collections.unmodifiableSortedMap(new TreeMap<>(filters));
    }

    public enum Grain {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        FISCAL_YEAR,
        TOTAL
    }

    /// Everything of a model, by month.
    public static FunnelQuestion of(String model) {
        return new FunnelQuestion(
                model,
                Optional.empty(),
                Optional.empty(),
                Grain.MONTH,
                List.of(),
                Map.of(),
                Optional.empty(),
                OptionalLong.empty());
    }

    public FunnelQuestion between(String first, String last) {
        return new FunnelQuestion(
                model, Optional.of(first), Optional.of(last), grain, by, filters, zone, asOf);
    }

    public FunnelQuestion every(Grain other) {
        return new FunnelQuestion(model, from, to, other, by, filters, zone, asOf);
    }

    public FunnelQuestion by(String... dimensions) {
        return new FunnelQuestion(model, from, to, grain, List.of(dimensions), filters, zone, asOf);
    }

    public FunnelQuestion where(String dimension, String value) {
        var more = new TreeMap<>(filters);
        more.put(dimension, value);
        return new FunnelQuestion(model, from, to, grain, by, more, zone, asOf);
    }

    public FunnelQuestion in(ZoneId elsewhere) {
        return new FunnelQuestion(
                model, from, to, grain, by, filters, Optional.of(elsewhere), asOf);
    }

    public FunnelQuestion asOf(long size) {
        return new FunnelQuestion(model, from, to, grain, by, filters, zone, OptionalLong.of(size));
    }

    /// Of all that is known.
    public FunnelQuestion asOfNow() {
        return new FunnelQuestion(model, from, to, grain, by, filters, zone, OptionalLong.empty());
    }
}
