package seihon.revenue.board;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.StageModel;

/// What a visitor of the page has chosen: which part, which periods, counts or money, and one value
/// for some dimensions. What means nothing is left out, so that an old address still shows a page.
record BoardQuestion(
        String model, Part part, Grain grain, boolean money, Map<String, String> filters) {

    static final int PERIODS = 13;

    enum Part {
        BALANCE,
        CONVERSION,
        MOVES,
        WINS;

        /// Whether a model has it: without an opportunity nothing is won or lost.
        boolean isOf(StageModel model) {
            return this != WINS || model.opportunity().isPresent();
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    BoardQuestion {
        filters = java.util.Collections.unmodifiableMap(new TreeMap<>(filters));
    }

    static BoardQuestion of(StageModel model, Map<String, String> given) {
        var filters = new LinkedHashMap<String, String>();
        for (var dimension : model.dims()) {
            var value = given.get(dimension.name());
            if (value != null && !value.equals(Filters.ALL)) {
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
                filters);
    }

    private static <E extends Enum<E>> Optional<E> choice(
            @org.jspecify.annotations.Nullable String word, Class<E> type) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().toLowerCase(java.util.Locale.ROOT).equals(word))
                .findFirst();
    }

    FunnelQuestion between(Months months) {
        var question = FunnelQuestion.of(model).every(grain).between(months.first(), months.last());
        for (var filter : filters.entrySet()) {
            question = question.where(filter.getKey(), filter.getValue());
        }
        return question;
    }

    BoardQuestion with(Part other) {
        return new BoardQuestion(model, other, grain, money, filters);
    }

    BoardQuestion inMoney(boolean other) {
        return new BoardQuestion(model, part, grain, other, filters);
    }

    String address() {
        var address =
                org.springframework.web.util.UriComponentsBuilder.fromPath("/revenue/" + model)
                        .queryParam("part", part.word())
                        .queryParam("grain", grain.name().toLowerCase(java.util.Locale.ROOT))
                        .queryParam("measure", money ? "amount" : "count");
        filters.forEach(
                (name, value) -> address.queryParam(name, value.isEmpty() ? Filters.BLANK : value));
        return address.encode().build().toUriString();
    }
}
