package seihon.ledger.facts;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Maps of text to text as the JSON of a column.
final class TextMaps {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private TextMaps() {}

    static String write(Map<String, String> texts) {
        return texts.isEmpty() ? "{}" : JSON.writeValueAsString(texts);
    }

    static Map<String, String> read(String json) {
        return json.equals("{}") ? Map.of() : JSON.readValue(json, TEXTS);
    }
}
