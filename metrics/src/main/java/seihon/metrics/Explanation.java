package seihon.metrics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import seihon.docs.Revision;
import seihon.domain.Refusal;
import seihon.ledger.Fact;

/// Why a figure is what it is. `title` and `meaning` are messages (what is counted, by which rule);
/// `value` is empty when the figure is undefined (1/0). `unit` is a currency (`JPY`) or a message
/// key of what is counted. `definition` is the approved document that says how to count, as it
/// stood. `steps` is the calculation, each with its own value and, where it is a figure itself, its
/// name. `facts` are this page of what was counted, `total` how many there are.
public record Explanation(
        Refusal title,
        Refusal meaning,
        Optional<BigDecimal> value,
        String unit,
        Optional<Revision> definition,
        List<Step> steps,
        List<Fact> facts,
        long total,
        long asOf,
        String zone) {

    public Explanation {
        steps = List.copyOf(steps);
        facts = List.copyOf(facts);
    }

    /// One line of the calculation.
    public record Step(
            Refusal label, Optional<BigDecimal> value, String unit, Optional<Figure> figure) {}
}
