package seihon.metrics.why;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The payload of a received entry as a person reads it.
@Component
class ReceivedRow {

    private static final String ROW = "row";

    private final JsonMapper json;

    ReceivedRow(JsonMapper json) {
        this.json = json;
    }

    /// The columns of a row, or the fields of an event; nested ones as JSON.
    Map<String, String> fields(String payload) {
        var tree = json.readTree(payload);
        var shown = tree.path(ROW).isObject() ? tree.required(ROW) : tree;
        var fields = new LinkedHashMap<String, String>();
        for (var field : shown.properties()) {
            fields.put(field.getKey(), text(field.getValue()));
        }
        return fields;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    String pretty(String payload) {
        return json.readTree(payload).toPrettyString();
    }
}
