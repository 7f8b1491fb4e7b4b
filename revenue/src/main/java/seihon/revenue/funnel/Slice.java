package seihon.revenue.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import seihon.revenue.FunnelQuestion;

/// Which rows of the rollup by month answer a question: those of the dimensions that it names, at
/// most two, the one of the earlier slot first. No dimension is all cases.
record Slice(FunnelQuestion question, List<String> dimensions, List<Integer> slots) {

    private static final int MOST_DIMENSIONS = 2;

    Slice {
        dimensions = List.copyOf(dimensions);
        slots = List.copyOf(slots);
    }

    /// Empty when the rollup holds no such rows; it holds pairs of the first `paired` dimensions.
    static Optional<Slice> of(Inquiry inquiry, int paired) {
        var question = inquiry.question();
        var named = new TreeSet<>(question.filters().keySet());
        named.addAll(question.by());
        var slots = named.stream().map(inquiry::slot).sorted().toList();
        var isKept =
                slots.size() < MOST_DIMENSIONS
                        || (slots.size() == MOST_DIMENSIONS && slots.getLast() <= paired);
        var dims = inquiry.model().dims();
        return isKept
                ? Optional.of(
                        new Slice(
                                question,
                                slots.stream().map(slot -> dims.get(slot - 1).name()).toList(),
                                slots))
                : Optional.empty();
    }

    boolean isOfAllCases() {
        return dimensions.isEmpty();
    }

    StatementSpec in(StatementSpec statement) {
        return statement
                .param("dim", slot(0))
                .param("val", valueUnlessAny(0))
                .param("withDim", slot(1))
                .param("withVal", valueUnlessAny(1));
    }

    private int slot(int place) {
        return place < slots.size() ? slots.get(place) : 0;
    }

    private @Nullable String valueUnlessAny(int place) {
        return place < dimensions.size() ? question.filters().get(dimensions.get(place)) : null;
    }

    /// The values of a row in the order in which the question names their dimensions.
    List<String> by(String first, String second) {
        var values = new ArrayList<String>(MOST_DIMENSIONS);
        for (var dimension : question.by()) {
            values.add(dimensions.indexOf(dimension) == 0 ? first : second);
        }
        return values;
    }
}
