package seihon.docs.merge;

import java.util.Optional;
import seihon.docs.change.CaseFile;
import seihon.domain.Refusal;

/// Which proposals can be brought up to date.
final class UpdateRules {

    private UpdateRules() {}

    static Optional<Refusal> whyClosed(CaseFile file) {
        return switch (file.proposal().stage()) {
            case OPEN, RETURNED -> Optional.empty();
            case WITHDRAWN -> Optional.of(Refusal.of("docs.merge.withdrawn", file.label()));
            case MERGED -> Optional.of(Refusal.of("docs.revision.merged-already", file.label()));
        };
    }
}
