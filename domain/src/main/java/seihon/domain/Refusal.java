package seihon.domain;

import java.io.Serializable;
import java.util.List;

/// Why a person is told "no": a message key and its arguments. The text lives in the message
/// bundles and says what was expected, what was found, what to do. The key is also the stable
/// `type` of the API's problem. Arguments are plain text or numbers, never personal data beyond
/// person ids. A refusal may wait in a session for the page after a command.
public record Refusal(String key, List<Object> arguments) implements Serializable {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public static Refusal of(String key, Object... arguments) {
        return new Refusal(key, List.of(arguments));
    }
}
