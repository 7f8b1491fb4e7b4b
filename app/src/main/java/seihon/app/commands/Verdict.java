package seihon.app.commands;

/// What a command found out, as its exit code.
enum Verdict {
    GOOD(0),
    NOT_GOOD(1),
    CANNOT_TELL(2);

    private final int code;

    Verdict(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Verdict of(boolean good) {
        return good ? GOOD : NOT_GOOD;
    }
}
