package seihon.docs.merge;

import java.util.Optional;
import seihon.docs.change.Judged;
import seihon.docs.change.Paths;
import seihon.domain.Refusal;

/// Why a proposal may not be merged now; the first reason in the order in which a person would mend
/// them.
final class MergeRules {

    private MergeRules() {}

    static Optional<Refusal> whyNot(Judged judged) {
        return switch (judged.state()) {
            case MERGED, DRAFT -> Optional.empty();
            case WITHDRAWN -> refuse("docs.merge.withdrawn", judged.file().label());
            case EXPIRED -> refuse("docs.merge.expired", judged.file().label());
            case RETURNED -> refuse("docs.merge.returned", judged.file().label());
            case OPEN, APPROVED -> whyNotYet(judged);
        };
    }

    /// The same without approvals: what even an emergency has to hold.
    static Optional<Refusal> whyNotAtOnce(Judged judged) {
        if (judged.isBehind()) {
            return refuse("docs.proposal.behind", Paths.listed(judged.overtaken()));
        }
        return judged.failed().stream()
                .filter(line -> !line.check().equals("policy"))
                .filter(line -> !line.check().equals("discussions"))
                .findFirst()
                .map(line -> Refusal.of("docs.merge.check-failed", line.summary()));
    }

    private static Optional<Refusal> whyNotYet(Judged judged) {
        if (judged.isBehind()) {
            return refuse("docs.proposal.behind", Paths.listed(judged.overtaken()));
        }
        var failed = judged.failed();
        if (!failed.isEmpty()) {
            return refuse("docs.merge.check-failed", failed.getFirst().summary());
        }
        return judged.requirements().stream()
                .filter(requirement -> requirement.missing() > 0)
                .findFirst()
                .map(requirement ->
                        Refusal.of(
                                "docs.merge.missing-requirement",
                                requirement.rule(),
                                String.join(", ", requirement.groups()),
                                requirement.missing()));
    }

    private static Optional<Refusal> refuse(String key, Object... arguments) {
        return Optional.of(Refusal.of(key, arguments));
    }
}
