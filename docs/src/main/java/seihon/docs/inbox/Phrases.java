package seihon.docs.inbox;

import seihon.docs.change.Judged;
import seihon.domain.Refusal;

/// What kind of thing waits, in one phrase.
final class Phrases {

    private Phrases() {}

    static Refusal kind(Judged judged) {
        var signs = judged.requirements().stream().anyMatch(r -> r.signature());
        if (signs) {
            return Refusal.of("docs.inbox.kind.signature");
        }
        return switch (judged.file().proposal().origin()) {
            case RESTORE -> Refusal.of("docs.inbox.kind.restore");
            case REVERT -> Refusal.of("docs.inbox.kind.revert");
            case PROMOTION -> Refusal.of("docs.inbox.kind.promotion");
            case CHANGE, EMERGENCY -> Refusal.of("docs.inbox.kind.change");
        };
    }
}
