package seihon.revenue.visits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import seihon.ledger.Fact;
import seihon.revenue.StageModel;

/// A hot action of a case and the first contact at or after it; without one somebody still waits.
/// Source: revenue.md, "First touch".
public record Touch(Fact hot, Optional<Instant> contactAt) {

    /// Every hot action counts, also when another one is not answered yet.
    public static List<Touch> of(StageModel model, List<Fact> factsInOrder) {
        var touch = model.touch();
        if (touch.hot().isEmpty()) {
            return List.of();
        }
        var contacts =
                factsInOrder.stream()
                        .filter(fact -> FactReader.matches(touch.contact(), fact))
                        .map(Fact::at)
                        .toList();
        return factsInOrder.stream()
                .filter(fact -> FactReader.matches(touch.hot(), fact))
                .map(hot -> new Touch(hot, firstSince(hot.at(), contacts)))
                .toList();
    }

    private static Optional<Instant> firstSince(Instant from, List<Instant> contacts) {
        return contacts.stream().filter(at -> !at.isBefore(from)).findFirst();
    }
}
