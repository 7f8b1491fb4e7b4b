package seihon.web.command;

/// The command was done by a request that came a moment earlier; ends this one's transaction.
final class RepeatedCommand extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Command command;

    RepeatedCommand(Command command) {
        super("command repeated", null, false, false);
        this.command = command;
    }

    Command command() {
        return command;
    }
}
