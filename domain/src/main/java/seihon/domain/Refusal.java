package seihon.domain;

import java.io.Serializable;
import java.util.List;

/// Why a person is told "no": a message key and its arguments. The text lives in the message
/// bundles and says what was expected, what was found, what to do. The key is also the stable
/// `type` of the API's problem. Arguments are plain text or numbers, never personal data beyond
/// person ids. A page keeps it in the session from one request to the next, so other values are
/// taken as their text.
public record Refusal(String key, List<Object> arguments) implements Serializable {

    private static final long serialVersionUID = 1L;

    public Refusal {
        arguments = arguments.stream().map(Refusal::kept).toList();
    }

    private static Object kept(Object argument) {
        return argument instanceof Serializable ? argument : argument.toString();
    }

    public static Refusal of(String key, Object... arguments) {
        return new Refusal(key, List.of(arguments));
    }
}
