package seihon.connectors.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What was received, as a mapping sees it: texts by column. `conditions` is what `row` is in a
/// condition, `line` where it stood (0 when it stood nowhere).
sealed interface Row {

    /// Empty when there is no such column; a blank one is a blank text.
    Optional<String> text(String column);

    Map<String, ?> conditions();

    long line();

    /// A row of a file.
    record OfColumns(Map<String, String> columns, long line) implements Row {

        static OfColumns of(JsonNode row, long line) {
            var columns = new LinkedHashMap<String, String>();
            row.properties().forEach(one -> columns.put(one.getKey(), asText(one.getValue())));
            return new OfColumns(columns, line);
        }

        @Override
        public Optional<String> text(String column) {
            return Optional.ofNullable(columns.get(column));
        }

        @Override
        public Map<String, ?> conditions() {
            return columns;
        }
    }

    /// The content of an event. A field is found by its pointer (`/a/b`), by its name, or by its
    /// path (`a.b`); `time` is the event's own when its content has none.
    record OfJson(JsonNode content, String eventTime) implements Row {

        private static final String TIME = "time";

        @Override
        public Optional<String> text(String column) {
            var found = field(column);
            if (!found.isMissingNode()) {
                return Optional.of(asText(found));
            }
            return column.equals(TIME) && !eventTime.isEmpty()
                    ? Optional.of(eventTime)
                    : Optional.empty();
        }

        private JsonNode field(String column) {
            if (column.startsWith("/")) {
                return content.at(column);
            }
            var named = content.path(column);
            return named.isMissingNode() && column.contains(".")
                    ? content.at("/" + column.replace('.', '/'))
                    : named;
        }

        @Override
        public Map<String, ?> conditions() {
            return open(content);
        }

        @Override
        public long line() {
            return 0;
        }

        private static Map<String, Object> open(JsonNode object) {
            var fields = new LinkedHashMap<String, Object>();
            object.properties()
                    .forEach(field ->
                            fields.put(
                                    field.getKey(),
                                    field.getValue().isObject()
                                            ? open(field.getValue())
                                            : asText(field.getValue())));
            return fields;
        }
    }

    private static String asText(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
