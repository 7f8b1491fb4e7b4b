package seihon.docs.proposals;

import java.util.Optional;
import seihon.docs.change.CaseFile;
import seihon.domain.Refusal;

/// Why a proposal takes no further revision.
final class Closed {

    private Closed() {}

    static Optional<Refusal> whyNotRevise(CaseFile file) {
        return switch (file.proposal().stage()) {
            case OPEN, RETURNED -> Optional.empty();
            case WITHDRAWN -> Optional.of(Refusal.of("docs.merge.withdrawn", file.label()));
            case MERGED -> Optional.of(Refusal.of("docs.revision.merged-already", file.label()));
        };
    }
}
