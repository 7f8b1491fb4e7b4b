package seihon.connectors.imports;

import java.util.ArrayList;
import seihon.domain.Refusal;
import tools.jackson.databind.json.JsonMapper;

/// A reason as it is kept in a row: its key and its arguments, numbers as numbers.
final class Refusals {

    private static final JsonMapper JSON = new JsonMapper();

    private Refusals() {}

    static String write(Refusal why) {
        var kept = JSON.createObjectNode().put("key", why.key());
        var arguments = kept.putArray("arguments");
        for (var argument : why.arguments()) {
            if (argument instanceof Number number) {
                arguments.add(number.longValue());
            } else {
                arguments.add(argument.toString());
            }
        }
        return JSON.writeValueAsString(kept);
    }

    static Refusal read(String text) {
        var kept = JSON.readTree(text);
        var arguments = new ArrayList<Object>();
        for (var argument : kept.path("arguments")) {
            arguments.add(argument.isNumber() ? argument.longValue() : argument.asString());
        }
        return new Refusal(kept.path("key").asString(), arguments);
    }
}
