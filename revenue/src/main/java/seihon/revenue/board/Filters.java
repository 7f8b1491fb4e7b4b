package seihon.revenue.board;

import java.util.List;
import java.util.Map;
import seihon.revenue.StageModel;

/// The choices of the page's form: for every dimension the values that occur.
record Filters(List<Choice> choices) {

    /// What stands in an address for "every value" and for the blank one.
    static final String ALL = "*";

    static final String BLANK = "-";

    private static final int MOST_VALUES = 60;
    private static final int MOST_SUGGESTED = 500;

    Filters {
        choices = List.copyOf(choices);
    }

    /// `chosen` is [#ALL], [#BLANK] or a value; `values` are the first that occur. Not `known`: no
    /// case has the value chosen.
    record Choice(
            String dimension, List<String> values, String chosen, boolean typed, boolean known) {
        Choice {
            values = List.copyOf(values);
        }
    }

    /// Dimensions with one value are left out, unless one is chosen; of those with more values than
    /// a person would look through, a value is typed, with the first as suggestions.
    static Filters of(StageModel model, Map<String, List<String>> values, BoardQuestion question) {
        return new Filters(
                model.dims().stream()
                        .map(StageModel.Dimension::name)
                        .filter(name ->
                                values.getOrDefault(name, List.of()).size() > 1
                                        || question.filters().containsKey(name))
                        .map(name ->
                                choice(
                                        name,
                                        values.getOrDefault(name, List.of()),
                                        chosen(question, name)))
                        .toList());
    }

    private static Choice choice(String name, List<String> values, String chosen) {
        var isKnown = chosen.equals(ALL) || values.contains(chosen.equals(BLANK) ? "" : chosen);
        return values.size() <= MOST_VALUES
                ? new Choice(name, values, chosen, false, isKnown)
                : new Choice(
                        name,
                        values.stream()
                                .filter(value -> !value.isEmpty())
                                .limit(MOST_SUGGESTED)
                                .toList(),
                        chosen.equals(ALL) ? "" : chosen,
                        true,
                        isKnown);
    }

    /// Some value is chosen that no case has.
    public boolean isNowhere() {
        return choices.stream().anyMatch(choice -> !choice.known);
    }

    private static String chosen(BoardQuestion question, String name) {
        var value = question.filters().get(name);
        return value == null ? ALL : value.isEmpty() ? BLANK : value;
    }
}
