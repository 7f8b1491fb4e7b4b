package seihon.revenue.board;

import java.util.List;
import java.util.Map;
import seihon.revenue.StageModel;

/// The choices of the page's form: for every dimension the values that occur.
record Filters(List<Choice> choices) {

    /// What stands in an address for "every value" and for the blank one.
    static final String ALL = "*";

    static final String BLANK = "-";

    static final int MOST_VALUES = 60;

    Filters {
        choices = List.copyOf(choices);
    }

    /// `chosen` is [#ALL], [#BLANK] or a value.
    record Choice(String dimension, List<String> values, String chosen) {
        Choice {
            values = List.copyOf(values);
        }
    }

    /// Dimensions with one value, or with more than a person would look through, are left out.
    static Filters of(StageModel model, Map<String, List<String>> values, BoardQuestion question) {
        return new Filters(
                model.dims().stream()
                        .map(StageModel.Dimension::name)
                        .filter(name -> isWorth(values.getOrDefault(name, List.of())))
                        .map(name ->
                                new Choice(
                                        name,
                                        values.getOrDefault(name, List.of()),
                                        chosen(question, name)))
                        .toList());
    }

    private static boolean isWorth(List<String> values) {
        return values.size() > 1 && values.size() <= MOST_VALUES;
    }

    private static String chosen(BoardQuestion question, String name) {
        var value = question.filters().get(name);
        return value == null ? ALL : value.isEmpty() ? BLANK : value;
    }
}
