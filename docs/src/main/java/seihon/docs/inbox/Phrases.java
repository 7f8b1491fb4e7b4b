package seihon.docs.inbox;

import seihon.docs.change.Judged;
import seihon.domain.Refusal;

/// What kind of thing waits and what it would do, in one phrase each.
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

    /// No figure moves yet, so the phrase says which documents change: one by its name, several by
    /// their number.
    static Refusal effect(Judged judged) {
        var files = judged.change().files();
        var added = files.stream().filter(f -> f.before().isEmpty()).count();
        var deleted = files.stream().filter(f -> f.after().isEmpty()).count();
        var changed = files.size() - added - deleted;
        if (files.size() > 1) {
            return Refusal.of("docs.inbox.effect.files", added, changed, deleted);
        }
        var name = files.getFirst().path().value();
        if (added == 1) {
            return Refusal.of("docs.inbox.effect.added", name);
        }
        return deleted == 1
                ? Refusal.of("docs.inbox.effect.deleted", name)
                : Refusal.of("docs.inbox.effect.changed", name);
    }
}
