package seihon.revenue.visits;

import java.util.List;
import java.util.Optional;
import seihon.ledger.Fact;
import seihon.revenue.visits.FeedbackFact.Closed;
import seihon.revenue.visits.FeedbackFact.Given;

/// One piece of feedback about a case with what dealt with it, whichever of the two became known
/// first.
public record CaseFeedback(Given given, Optional<Closed> closed) {

    /// All that holds of one case or of many; facts of other kinds are passed over.
    public static List<CaseFeedback> of(List<Fact> facts) {
        var said =
                facts.stream()
                        .sorted(Fact.IN_ORDER)
                        .flatMap(fact -> FeedbackFact.of(fact).stream())
                        .toList();
        var answers = only(said, Closed.class);
        return only(said, Given.class).stream()
                .map(given ->
                        new CaseFeedback(
                                given,
                                answers.stream().filter(each -> isOf(each, given)).findFirst()))
                .toList();
    }

    private static <T> List<T> only(List<FeedbackFact> said, Class<T> type) {
        return said.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The first answer counts: of the feedback it names, else of all that was said about the case
    /// before it.
    private static boolean isOf(Closed answer, Given given) {
        return answer.fact().subject().equals(given.fact().subject())
                && answer.of()
                        .map(given.fact().id()::equals)
                        .orElseGet(() -> !answer.fact().at().isBefore(given.fact().at()));
    }
}
