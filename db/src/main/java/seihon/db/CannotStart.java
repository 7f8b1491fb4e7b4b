package seihon.db;

/// Something outside the program keeps it from starting: its message is one sentence for the person
/// at the terminal (expected, found, what to do), shown without a stack trace and with exit code 2.
public final class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
