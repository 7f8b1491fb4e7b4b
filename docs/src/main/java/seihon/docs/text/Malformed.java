package seihon.docs.text;

import seihon.domain.Refusal;

/// Stops the reading of one YAML text at a place; never leaves this room.
@SuppressWarnings("serial")
final class Malformed extends RuntimeException {

    private final int line;
    private final int column;
    private final transient Refusal what;

    Malformed(int line, int column, Refusal what) {
        super(what.key(), null, false, false);
        this.line = line;
        this.column = column;
        this.what = what;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    Refusal what() {
        return what;
    }
}
