package seihon.revenue.lineage;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import seihon.ledger.Fact;
import seihon.metrics.Figure;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Lead;
import seihon.revenue.Funnel.Target;
import seihon.revenue.Funnel.TimeUnit;
import seihon.revenue.Funnel.Way;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.StageModel;

/// A figure's name taken apart: `revenue/<model>/<table>`, and what the row and the number in it
/// were asked with.
record Named(Figure figure, String model, String table) {

    private static final String ROOM = "revenue/";
    private static final String DIMENSION = "dim.";
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern OLDER = Pattern.compile("older_([0-9]{1,6})d");

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

    /// Which number of the row; the one the row is asked for when nothing is said.
    String measure() {
        return text(Figure.MEASURE)
                .orElseGet(() ->
                        switch (table) {
                            case "flow" -> "close";
                            case "moves", "sent-back" -> "count";
                            case "move-summary" -> "cases";
                            case "dwell", "lead-time" -> "median";
                            case "stalled" -> "open";
                            case "velocity" -> "velocity_per_day";
                            case "first-touch" -> "median_minutes";
                            case "coverage" -> "coverage";
                            case "bottleneck" -> "loss";
                            default -> "rate";
                        });
    }

    /// The limit that standing cases are older than, when that is the number.
    OptionalInt olderThan() {
        var found = OLDER.matcher(measure());
        return found.matches()
                ? OptionalInt.of(Integer.parseInt(found.group(1)))
                : OptionalInt.empty();
    }

    /// Empty when there is none, or it cannot be read: addresses are typed too.
    Optional<Instant> moment(String key) {
        try {
            return text(key).map(Instant::parse).filter(Fact::isMoment);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    OptionalInt count(String key) {
        return text(key).filter(text -> COUNT.matcher(text).matches()).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    Way way() {
        return new Way(
                text("from_stage").orElse(""),
                text("to_stage").orElse(""),
                choice("basis", Basis.class).orElse(Basis.COHORT),
                count("within_days"));
    }

    Lead lead() {
        return new Lead(text("from_stage"), text("to_stage").orElse(""), timeUnit());
    }

    TimeUnit timeUnit() {
        return choice("unit", TimeUnit.class).orElse(TimeUnit.DAYS);
    }

    Target target(Instant now) {
        return new Target(
                moment("at").orElse(now),
                text("target").filter(text -> AMOUNT.matcher(text).matches()).map(BigDecimal::new));
    }

    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return text(key).stream()
                .flatMap(word ->
                        Stream.of(type.getEnumConstants())
                                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word)))
                .findFirst();
    }

    /// The stages it sums up: one, or those in which opportunities are open.
    List<String> stages(StageModel definition) {
        return isOfOpenStages() ? definition.openStages() : text("stage").stream().toList();
    }

    boolean isOfOpenStages() {
        return text("stages").filter("open"::equals).isPresent();
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

    /// The same question as a whole: one row for all its days, as it was asked then.
    FunnelQuestion question() {
        var question = FunnelQuestion.of(model).every(Grain.TOTAL);
        if (text("from").isPresent() && text("to").isPresent()) {
            question = question.between(text("from").get(), text("to").get());
        }
        for (var dim : dims().entrySet()) {
            question = question.where(dim.getKey(), dim.getValue());
        }
        var size = text(Figure.AS_OF).filter(text -> SIZE.matcher(text).matches());
        var asked = size.isPresent() ? question.asOf(Long.parseLong(size.get())) : question;
        return elsewhere().map(asked::in).orElse(asked);
    }

    private Optional<ZoneId> elsewhere() {
        try {
            return text("zone").map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
