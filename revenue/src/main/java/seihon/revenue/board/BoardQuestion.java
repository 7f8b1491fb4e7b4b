package seihon.revenue.board;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.StageModel;

/// What a visitor of the page has chosen: which part, which periods, from where to where, counts or
/// money, and one value for some dimensions. What means nothing is left out, so that an old address
/// still shows a page.
record BoardQuestion(
        String model,
        Part part,
        Grain grain,
        boolean money,
        Map<String, String> filters,
        Stretch stretch) {

    static final int PERIODS = 13;
    private static final int YEARS = 3;

    enum Part {
        BALANCE,
        CONVERSION,
        MOVES,
        WINS,
        SEGMENTS,
        HANDOVERS,
        CLOSINGS;

        /// Whether a model has it: without an opportunity nothing is won or lost, without
        /// dimensions there is nothing to compare, without two stages no way between them.
        boolean isOf(StageModel model) {
            return switch (this) {
                case WINS -> model.opportunity().isPresent();
                case SEGMENTS -> !model.dims().isEmpty();
                case CONVERSION -> !BalanceDesk.neighbours(model).isEmpty();
                case BALANCE, MOVES, HANDOVERS, CLOSINGS -> true;
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    BoardQuestion {
        filters = java.util.Collections.unmodifiableMap(new TreeMap<>(filters));
    }

    static BoardQuestion of(StageModel model, Map<String, String> given) {
        var filters = new LinkedHashMap<String, String>();
        for (var dimension : model.dims()) {
            var value = given.get(dimension.name());
            if (value != null && !value.isEmpty() && !value.equals(Filters.ALL)) {
                filters.put(dimension.name(), value.equals(Filters.BLANK) ? "" : value);
            }
        }
        return new BoardQuestion(
                model.id(),
                choice(given.get("part"), Part.class)
                        .filter(part -> part.isOf(model))
                        .orElse(Part.BALANCE),
                choice(given.get("grain"), Grain.class)
                        .filter(grain -> grain != Grain.TOTAL)
                        .orElse(Grain.MONTH),
                model.unit().isPresent() && "amount".equals(given.get("measure")),
                filters,
                Stretch.of(given));
    }

    private static <E extends Enum<E>> Optional<E> choice(
            @org.jspecify.annotations.Nullable String word, Class<E> type) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /// How many periods the page shows.
    int periods() {
        return grain == Grain.FISCAL_YEAR ? YEARS : PERIODS;
    }

    FunnelQuestion between(Months months) {
        var question = FunnelQuestion.of(model).every(grain).between(months.first(), months.last());
        for (var filter : filters.entrySet()) {
            question = question.where(filter.getKey(), filter.getValue());
        }
        return question;
    }

    BoardQuestion with(Part other) {
        return new BoardQuestion(model, other, grain, money, filters, stretch);
    }

    BoardQuestion inMoney(boolean other) {
        return new BoardQuestion(model, part, grain, other, filters, stretch);
    }

    BoardQuestion over(Stretch other) {
        return new BoardQuestion(model, part, grain, money, filters, other);
    }

    BoardQuestion without(String dimension) {
        var fewer = new TreeMap<>(filters);
        fewer.remove(dimension);
        return new BoardQuestion(model, part, grain, money, fewer, stretch);
    }

    BoardQuestion unfiltered() {
        return new BoardQuestion(model, part, grain, money, Map.of(), stretch);
    }

    String address() {
        var asked = kept();
        asked.put("part", part.word());
        return address("/revenue/" + model, asked);
    }

    /// The same page with its rates measured against something else.
    String basis(TrendBasis basis) {
        var asked = kept();
        asked.put("part", part.word());
        asked.put("basis", basis.word());
        return address("/revenue/" + model, asked);
    }

    /// The cases behind a count of moves, under the same choices.
    String list(Listing listing) {
        var asked = chosen();
        asked.put("list", ListDesk.word(listing));
        return address("/revenue/" + model + "/cases", asked);
    }

    /// What stays chosen when something in a part is chosen.
    public Map<String, String> kept() {
        var kept = chosen();
        kept.put("measure", money ? "amount" : "count");
        return kept;
    }

    private Map<String, String> chosen() {
        var chosen = new LinkedHashMap<String, String>();
        chosen.put("grain", grain.name().toLowerCase(Locale.ROOT));
        stretch.from().ifPresent(from -> chosen.put("from", from));
        stretch.to().ifPresent(to -> chosen.put("to", to));
        filters.forEach((name, value) -> chosen.put(name, value.isEmpty() ? Filters.BLANK : value));
        return chosen;
    }

    /// Values are what people typed: a plus sign stays one.
    private static String address(String path, Map<String, String> asked) {
        var address = UriComponentsBuilder.fromPath(path);
        asked.forEach((name, value) -> address.queryParam(encoded(name), encoded(value)));
        return address.build(true).toUriString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    /// The rows behind a chart or table as a file: asked like the API, for the periods shown and
    /// the values chosen.
    String csv(String table, Months months, Map<String, String> more) {
        var periods = new TreeMap<>(more);
        periods.put("from", months.first());
        periods.put("to", months.last());
        return csv(table, periods);
    }

    /// Of a table with a window of its own.
    String csv(String table, Map<String, String> more) {
        var asked = new LinkedHashMap<String, String>(new TreeMap<>(more));
        asked.putAll(filters);
        return address("/revenue/" + model + "/" + table + ".csv", asked);
    }

    /// Of the same periods as the page.
    String csv(String table, Months months) {
        return csv(table, months, Map.of("grain", grain.name().toLowerCase(Locale.ROOT)));
    }
}
