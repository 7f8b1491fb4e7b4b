package seihon.connectors.imports;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import seihon.domain.Refusal;
import seihon.ledger.FactCatalogue.Missing;
import seihon.ledger.Quarantine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The quarantine as pages show it: groups by reason, and the rows of one; beside it the keys that
/// master data lacks, whose facts count with a blank value.
record QuarantineView(List<Group> groups, List<Missing> missing, List<ImportView> files) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int COLUMNS_SHOWN = 8;
    private static final int LONGEST_SHOWN = 60;

    /// `advice` is the word for what mends it; `repair` is where its mapping is edited; empty when
    /// none wants the rows.
    record Group(
            Quarantine.Reason reason,
            Refusal what,
            long count,
            Instant first,
            Instant last,
            String examples,
            String advice,
            Optional<String> repair) {}

    /// The rows of one group, with the names of the files they came in; `next` is empty on the last
    /// page.
    record Rows(Group group, List<Line> lines, Map<UUID, String> fileNames, String next) {}

    /// `columns` are the first of the row as received.
    record Line(
            long seq,
            UUID batch,
            int position,
            Refusal what,
            String pointer,
            String found,
            Map<String, String> columns,
            Instant at) {

        static Line of(Quarantine.Line line) {
            return new Line(
                    line.seq(),
                    line.batch(),
                    line.position(),
                    QuarantineView.what(line.reason().code()),
                    line.reason().pointer(),
                    line.found(),
                    QuarantineView.columns(line.payload()),
                    line.recordedAt());
        }
    }

    static Refusal what(String code) {
        return Refusal.of("connectors.code." + code);
    }

    /// Whether the file is to be mended, the mapping, either of them, or what the sender sends.
    static String advice(String code) {
        return switch (code) {
            case "bad-time", "ambiguous-time" -> "either";
            case "no-mapping", "undecidable" -> "mapping";
            case "bad-source",
                    "bad-specversion",
                    "missing-attribute",
                    "no-batch",
                    "no-event",
                    "too-long",
                    "bad-json",
                    "bad-reversal" ->
                    "sender";
            default -> "file";
        };
    }

    private static Map<String, String> columns(String payload) {
        var columns = new LinkedHashMap<String, String>();
        if (payload.isEmpty()) {
            return columns;
        }
        var tree = JSON.readTree(payload);
        var shown = tree.path("row").isObject() ? tree.path("row") : content(tree);
        for (var field : shown.properties()) {
            if (columns.size() < COLUMNS_SHOWN) {
                columns.put(field.getKey(), shortened(field.getValue()));
            }
        }
        return columns;
    }

    private static JsonNode content(JsonNode event) {
        return event.path("data").isObject() ? event.path("data") : event;
    }

    private static String shortened(JsonNode value) {
        var text = value.isString() ? value.stringValue() : value.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
