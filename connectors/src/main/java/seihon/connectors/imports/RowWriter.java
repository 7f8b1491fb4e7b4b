package seihon.connectors.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import seihon.connectors.mapping.Broken;
import seihon.domain.PersonId;
import seihon.ledger.Entry;
import seihon.ledger.Intake;
import seihon.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes a row into an entry: its id within the source and its payload `{"line": 7, "row": {column:
/// text}}`, fields sorted as the ledger hashes them. Rows must come in the order of the file: equal
/// ones without an id are told apart by how often they stood before.
final class RowWriter {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DIGEST = "row:";
    private static final String LONG_ID = "sha256:";
    private static final int LONGEST_PAYLOAD = NewEntry.LONGEST_PAYLOAD - 1_000;

    private final String source;
    private final List<String> rowId;
    private final List<String> header;
    private final List<String> sortedHeader;
    private final PersonId by;
    private final Occurrences occurrences = new Occurrences();

    RowWriter(Target target, List<String> header, PersonId by) {
        this.source = target.source();
        this.rowId = target.rowId();
        this.header = header;
        this.sortedHeader = header.stream().sorted().toList();
        this.by = by;
    }

    NewEntry entry(CsvSplitter.Row row) {
        var columns = columns(row.fields());
        return new NewEntry(
                Entry.Kind.ROW,
                source,
                id(row, columns),
                payload(row, columns),
                by.value(),
                Entry.Origin.IMPORT,
                null);
    }

    private Map<String, String> columns(List<String> fields) {
        var columns = new LinkedHashMap<String, String>();
        for (var i = 0; i < Math.min(fields.size(), header.size()); i++) {
            columns.put(header.get(i), fields.get(i));
        }
        return columns;
    }

    /// The values of the id's columns, or the digest of a row that has none.
    private String id(CsvSplitter.Row row, Map<String, String> columns) {
        var hasId =
                !rowId.isEmpty()
                        && rowId.stream()
                                .noneMatch(column -> columns.getOrDefault(column, "").isBlank());
        if (!hasId) {
            return digested(row.fields());
        }
        var joined =
                rowId.stream()
                        .map(column -> escaped(columns.getOrDefault(column, "")))
                        .collect(Collectors.joining("|"));
        var isKept =
                joined.length() <= Intake.LONGEST_ID
                        && joined.chars().noneMatch(Character::isISOControl);
        return isKept ? joined : LONG_ID + HexFormat.of().formatHex(sha256(joined));
    }

    /// No value can be taken for a separator, a digest, or the end of another value.
    private static String escaped(String value) {
        var plain = value.replace("\\", "\\\\").replace("|", "\\|");
        return plain.startsWith(DIGEST) || plain.startsWith(LONG_ID) ? "\\" + plain : plain;
    }

    private String digested(List<String> fields) {
        var digest = sha256(String.join("\u001f", fields));
        var hash = java.nio.ByteBuffer.wrap(digest).getLong();
        return DIGEST + HexFormat.of().formatHex(digest) + "." + occurrences.next(hash);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String payload(CsvSplitter.Row row, Map<String, String> columns) {
        var payload = JSON.createObjectNode();
        payload.put("line", row.line());
        var fields = row.fields();
        var bad = header.stream().filter(name -> isUnkeepable(columns, name)).findFirst();
        if (fields.size() != header.size()) {
            broken(payload, "row-width", "", header.size() + " / " + fields.size());
            var array = payload.putArray("fields");
            fields.forEach(field -> array.add(shown(field)));
        } else if (bad.isPresent()) {
            broken(payload, "bad-character", bad.get(), shown(columns.getOrDefault(bad.get(), "")));
        }
        var kept = payload.putObject("row");
        for (var name : sortedHeader) {
            var value = columns.get(name);
            if (value != null) {
                kept.put(name, shown(value));
            }
        }
        var text = JSON.writeValueAsString(payload);
        return text.length() <= LONGEST_PAYLOAD ? text : tooLong(row, text.length());
    }

    /// The database keeps no U+0000; the row shows its picture instead.
    private static String shown(String value) {
        return value.replace('\0', '␀');
    }

    private static boolean isUnkeepable(Map<String, String> columns, String name) {
        return columns.getOrDefault(name, "").indexOf('\0') >= 0;
    }

    private static String tooLong(CsvSplitter.Row row, int length) {
        var payload = JSON.createObjectNode();
        payload.put("line", row.line());
        broken(payload, "row-too-long", "", Integer.toString(length));
        return JSON.writeValueAsString(payload);
    }

    private static void broken(ObjectNode payload, String code, String pointer, String found) {
        payload.putObject(Broken.FIELD)
                .put("code", code)
                .put("pointer", pointer)
                .put("found", found);
    }
}
