package seihon.app.commands;

/// The question could not be asked or was not answered; the message is for the person at the
/// terminal.
final class CannotTell extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotTell(String sentence) {
        super(sentence);
    }
}
