package seihon.connectors.imports;

import seihon.domain.Refusal;

/// A file cannot be taken apart at all, or must not be before somebody decides: nothing of it is
/// appended, and the batch stays with the reason.
final class CannotSplit extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Refusal why;

    CannotSplit(String key, Object... arguments) {
        super(key, null, false, false);
        this.why = Refusal.of(key, arguments);
    }

    Refusal why() {
        return why;
    }
}
