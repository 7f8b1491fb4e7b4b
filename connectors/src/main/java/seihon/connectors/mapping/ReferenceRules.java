package seihon.connectors.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import seihon.connectors.Reference;
import seihon.ledger.Translator.Reading;
import tools.jackson.databind.JsonNode;

/// Reads one received row of master data, or says why not.
public final class ReferenceRules {

    private ReferenceRules() {}

    /// The row that a reference keeps: the declared columns that are not blank.
    public record Kept(String key, Map<String, String> columns) {}

    /// Empty when the row is quarantined.
    public static Optional<Kept> kept(Reference reference, JsonNode payload) {
        try {
            return Optional.of(read(reference, payload));
        } catch (Unreadable why) {
            return Optional.empty();
        }
    }

    static Reading reading(Reference reference, String revision, JsonNode payload) {
        try {
            read(reference, payload);
            return new Reading.Nothing();
        } catch (Unreadable why) {
            return why.quarantine(revision);
        }
    }

    private static Kept read(Reference reference, JsonNode payload) {
        Broken.mustBeNone(payload);
        var row = payload.path("row");
        var columns = new LinkedHashMap<String, String>();
        reference
                .columns()
                .forEach((name, column) -> {
                    var text = row.path(name).asString("");
                    if (column.unit().isPresent()
                            && !text.isBlank()
                            && Amounts.read(text).isEmpty()) {
                        throw new Unreadable("bad-amount", name, text);
                    }
                    if (!text.isBlank()) {
                        columns.put(name, text);
                    }
                });
        var key = columns.get(reference.key());
        if (key == null) {
            throw new Unreadable("missing-id", reference.key(), "");
        }
        return new Kept(key, columns);
    }
}
