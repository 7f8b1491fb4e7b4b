package seihon.docs.checks;

import java.util.List;
import seihon.docs.Check.Line;
import seihon.docs.Check.Verdict;
import seihon.docs.Problem;
import seihon.domain.Refusal;

/// The three things a check of this house says.
final class Lines {

    private Lines() {}

    static Line passed(String check, Refusal summary) {
        return new Line(check, Verdict.PASSED, summary, List.of());
    }

    static Line notApplicable(String check, Refusal summary) {
        return new Line(check, Verdict.NOT_APPLICABLE, summary, List.of());
    }

    static Line failed(String check, Refusal summary, List<Problem> details) {
        return new Line(check, Verdict.FAILED, summary, details);
    }
}
