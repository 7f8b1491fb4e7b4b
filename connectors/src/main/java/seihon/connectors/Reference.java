package seihon.connectors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Master data (マスター) of one kind: a document of the kind `reference`. Its rows come by import; a
/// later row corrects the earlier one with the same key.
public record Reference(String id, String key, Map<String, Column> columns) {

    /// The ledger source of its rows begins with this.
    public static final String SOURCE = "reference/";

    public Reference {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        if (!columns.containsKey(key)) {
            throw new IllegalArgumentException("the key of a reference is one of its columns");
        }
    }

    /// An amount has a unit; without one it is text.
    public record Column(Optional<String> unit) {}

    public String source() {
        return SOURCE + id;
    }
}
