package seihon.revenue.lineage;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import seihon.metrics.Figure;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.StageModel;

/// A figure's name taken apart: `revenue/<model>/<measure>` and what it was asked with.
record Named(Figure figure, String model, String measure) {

    private static final String ROOM = "revenue/";
    private static final String DIMENSION = "dim.";
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");

    static Optional<Named> of(Figure figure) {
        var name = figure.name();
        var last = name.lastIndexOf('/');
        return name.startsWith(ROOM) && last > ROOM.length()
                ? Optional.of(
                        new Named(
                                figure,
                                name.substring(ROOM.length(), last),
                                name.substring(last + 1)))
                : Optional.empty();
    }

    Optional<String> text(String key) {
        return figure.parameter(key);
    }

    /// Empty when there is none, or it cannot be read: addresses are typed too.
    Optional<Instant> moment(String key) {
        try {
            return text(key).map(Instant::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    Optional<BigDecimal> amount(String key) {
        return text(key).filter(text -> AMOUNT.matcher(text).matches()).map(BigDecimal::new);
    }

    OptionalInt count(String key) {
        return text(key).filter(text -> COUNT.matcher(text).matches()).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /// The values of the dimensions it is about.
    Map<String, String> dims() {
        var dims = new TreeMap<String, String>();
        figure.parameters()
                .forEach((key, value) -> {
                    if (key.startsWith(DIMENSION)) {
                        dims.put(key.substring(DIMENSION.length()), value);
                    }
                });
        return dims;
    }

    /// The same question as a whole: one row for all its days.
    FunnelQuestion question() {
        var question = FunnelQuestion.of(model).every(Grain.TOTAL);
        if (text("from").isPresent() && text("to").isPresent()) {
            question = question.between(text("from").get(), text("to").get());
        }
        for (var dim : dims().entrySet()) {
            question = question.where(dim.getKey(), dim.getValue());
        }
        return elsewhere().map(question::in).orElse(question);
    }

    ZoneId zone(StageModel definition) {
        return elsewhere().orElseGet(definition::zone);
    }

    private Optional<ZoneId> elsewhere() {
        try {
            return text("zone").map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /// The first moment of its days, or of all time.
    Instant begins(StageModel definition) {
        return day("from")
                .map(day -> day.atStartOfDay(zone(definition)).toInstant())
                .orElse(Instant.EPOCH);
    }

    /// The moment after its days.
    Instant ends(StageModel definition, Instant now) {
        return day("to")
                .map(day -> day.plusDays(1).atStartOfDay(zone(definition)).toInstant())
                .orElse(now);
    }

    private Optional<LocalDate> day(String key) {
        try {
            return text(key).map(LocalDate::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
