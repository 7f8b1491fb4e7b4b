package seihon.connectors.mapping;

import seihon.ledger.Translator.Reading;

/// Ends the reading of one row: what kind of trouble, where, and the value found there. Never
/// leaves this room.
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// So much of a value is kept: enough to recognise it.
    private static final int LONGEST_FOUND = 200;

    private final String code;
    private final String pointer;
    private final String found;

    Unreadable(String code, String pointer, String found) {
        super(code, null, false, false);
        this.code = code;
        this.pointer = pointer;
        this.found = found;
    }

    Reading.Quarantine quarantine(String mapping) {
        return new Reading.Quarantine(
                code,
                pointer,
                found.substring(0, Math.min(found.length(), LONGEST_FOUND)),
                mapping);
    }
}
