package seihon.revenue.visits;

import java.util.List;
import java.util.Optional;
import seihon.ledger.Fact;

/// Reverse feedback about a case: what a stage says about what another handed to it, and that it
/// was dealt with. Source: contract.md, fact `feedback.given`.
public sealed interface FeedbackFact {

    String GIVEN = "feedback.given";
    String CLOSED = "feedback.closed";
    int BEST = 5;

    /// The fields of a fact's data that name stages, and those that name the feedback dealt with.
    List<String> STAGES = List.of("from_stage", "to_stage");

    List<String> OF = List.of("seq", "ordinal");

    /// `rating` is 1 to 5; empty when it is none of them.
    record Given(Fact fact, String fromStage, String toStage, Optional<Integer> rating, String text)
            implements FeedbackFact {}

    /// `of` is the feedback that was dealt with; without it, all that was said about the case.
    record Closed(Fact fact, Optional<Fact.Id> of, String answer) implements FeedbackFact {}

    /// Empty when the fact is neither.
    static Optional<FeedbackFact> of(Fact fact) {
        return switch (fact.kind()) {
            case GIVEN -> Optional.of(given(fact));
            case CLOSED -> Optional.of(new Closed(fact, named(fact), said(fact, "text")));
            default -> Optional.empty();
        };
    }

    private static Optional<Fact.Id> named(Fact fact) {
        var ordinal = number(fact, "ordinal").orElse(0L).intValue();
        return number(fact, "seq").map(seq -> new Fact.Id(seq, ordinal));
    }

    private static Given given(Fact fact) {
        return new Given(
                fact,
                said(fact, "from_stage"),
                said(fact, "to_stage"),
                number(fact, "rating")
                        .filter(rating -> rating >= 1 && rating <= BEST)
                        .map(Long::intValue),
                said(fact, "text"));
    }

    /// Who said it, as far as the fact tells.
    static String by(Fact fact) {
        return said(fact, "by");
    }

    private static String said(Fact fact, String field) {
        return fact.data().getOrDefault(field, "");
    }

    private static Optional<Long> number(Fact fact, String field) {
        var text = said(fact, field).strip();
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
