package seihon.connectors.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import seihon.connectors.Mapping;
import seihon.connectors.Mapping.FactRule;
import seihon.domain.EntryNo;
import seihon.ledger.Fact;
import seihon.ledger.FactCatalogue;
import seihon.ledger.Translator.Reading;
import seihon.ledger.Translator.Received;

/// Reads one received row by one mapping: facts, or why not. Pure, and the same for the projection
/// and for the doors. A row of which one fact cannot be read gives none.
final class RowRules {

    private static final int LONGEST_KEY = 200;

    private final Mapping mapping;
    private final String revision;
    private final ZoneId zone;
    private final Map<String, Map<String, Map<String, String>>> references;
    private final IdentityHashMap<FactRule, TimePattern> patterns = new IdentityHashMap<>();

    /// `references` holds the rows of each that is looked up: reference → key → column → text.
    RowRules(
            Mapping mapping,
            String revision,
            ZoneId zone,
            Map<String, Map<String, Map<String, String>>> references) {
        this.mapping = mapping;
        this.revision = revision;
        this.zone = zone;
        this.references = Map.copyOf(references);
        for (var fact : mapping.facts()) {
            fact.at().format().ifPresent(format -> patterns.put(fact, TimePattern.of(format)));
        }
    }

    Reading read(Received entry, Row row) {
        try {
            var facts = new ArrayList<Fact>();
            for (var column : mapping.rowId()) {
                needed(row, column, "missing-id");
            }
            var sourceSeq = sourceSeq(row);
            for (var ordinal = 0; ordinal < mapping.facts().size(); ordinal++) {
                var rule = mapping.facts().get(ordinal);
                if (applies(rule, row)) {
                    facts.add(fact(entry, row, rule, new Place(ordinal, sourceSeq)));
                }
            }
            return new Reading.Good(facts);
        } catch (Unreadable why) {
            return why.quarantine(revision);
        }
    }

    private record Place(int ordinal, long sourceSeq) {}

    private Fact fact(Received entry, Row row, FactRule rule, Place place) {
        var amount = rule.amount().flatMap(one -> amount(row, one));
        return new Fact(
                new EntryNo(entry.seq()),
                place.ordinal,
                rule.kind(),
                new Fact.Subject(
                        rule.subjectType(), needed(row, rule.subjectColumn(), "missing-id")),
                at(rule, row),
                mapping.source(),
                place.sourceSeq,
                dims(rule, row),
                amount.orElse(null),
                unit(rule, amount),
                data(rule, row),
                entry.origin(),
                revision);
    }

    private static @Nullable String unit(FactRule rule, Optional<BigDecimal> amount) {
        return amount.isEmpty() ? null : rule.amount().orElseThrow().unit();
    }

    private static boolean applies(FactRule rule, Row row) {
        return rule.when()
                .map(when ->
                        when.holds(Map.of("row", row.conditions()))
                                .orElseThrow(() ->
                                        new Unreadable(
                                                "undecidable", rule.kind(), when.toString())))
                .orElse(true);
    }

    private static String needed(Row row, String column, String code) {
        var text = row.text(column).orElse("");
        if (text.isBlank()) {
            throw new Unreadable(code, column, text);
        }
        return key(column, text);
    }

    /// What rows are found by must fit into an index.
    private static String key(String column, String text) {
        if (text.length() > LONGEST_KEY) {
            throw new Unreadable("value-too-long", column, text);
        }
        return text;
    }

    private long sourceSeq(Row row) {
        if (mapping.rowSeq().isEmpty()) {
            return row.line();
        }
        var column = mapping.rowSeq().get();
        var text = needed(row, column, "bad-sequence").strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException no) {
            throw new Unreadable("bad-sequence", column, text);
        }
    }

    private Instant at(FactRule rule, Row row) {
        var column = rule.at().column();
        var text = needed(row, column, "bad-time");
        var pattern = patterns.get(rule);
        if (pattern != null) {
            return TimeReadings.by(pattern, text, zone)
                    .orElseThrow(() -> new Unreadable("bad-time", column, text));
        }
        var readings = TimeReadings.of(text, zone);
        if (readings.size() != 1) {
            throw new Unreadable(readings.isEmpty() ? "bad-time" : "ambiguous-time", column, text);
        }
        return readings.getFirst().at();
    }

    private static Optional<BigDecimal> amount(Row row, Mapping.Amount amount) {
        var text = row.text(amount.column()).orElse("");
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                Amounts.read(text)
                        .orElseThrow(() -> new Unreadable("bad-amount", amount.column(), text)));
    }

    private Map<String, String> dims(FactRule rule, Row row) {
        var dims = new LinkedHashMap<String, String>();
        rule.dims()
                .forEach((dim, from) -> {
                    var value = value(rule, row, from);
                    var shown = aliases(dim).getOrDefault(value, value);
                    if (!shown.isBlank()) {
                        dims.put(dim, key(from, shown));
                    }
                });
        return dims;
    }

    private String value(FactRule rule, Row row, String from) {
        var lookup = mapping.lookups().get(from);
        return lookup == null ? row.text(from).orElse("") : lookedUp(rule, row, lookup);
    }

    /// By the value as received, else by what the dimension that shows it calls it.
    private String lookedUp(FactRule rule, Row row, Mapping.Lookup lookup) {
        return found(rule, row, lookup)
                .map(columns -> columns.getOrDefault(lookup.column(), ""))
                .orElse("");
    }

    /// The row of master data.
    private Optional<Map<String, String>> found(FactRule rule, Row row, Mapping.Lookup lookup) {
        var rows = references.getOrDefault(lookup.reference(), Map.of());
        var key = row.text(lookup.by()).orElse("");
        return Optional.ofNullable(rows.get(key))
                .or(() -> Optional.ofNullable(rows.get(calledElsewhere(rule, lookup.by(), key))));
    }

    private String calledElsewhere(FactRule rule, String column, String key) {
        return rule.dims().entrySet().stream()
                .filter(dim -> dim.getValue().equals(column))
                .map(dim -> aliases(dim.getKey()).getOrDefault(key, key))
                .findFirst()
                .orElse(key);
    }

    /// The fields that the document names, and the keys that master data lacks, so that what stays
    /// blank can be found.
    private Map<String, String> data(FactRule rule, Row row) {
        var data = fields(rule, row);
        rule.dims()
                .forEach((dim, from) -> {
                    var lookup = mapping.lookups().get(from);
                    if (lookup == null) {
                        return;
                    }
                    var key = row.text(lookup.by()).orElse("");
                    if (!key.isBlank() && found(rule, row, lookup).isEmpty()) {
                        data.put(FactCatalogue.MISSING + dim, key);
                    }
                });
        return data;
    }

    private Map<String, String> aliases(String dim) {
        return mapping.aliases().getOrDefault(dim, Map.of());
    }

    private static Map<String, String> fields(FactRule rule, Row row) {
        var fields = new LinkedHashMap<String, String>();
        rule.fields()
                .forEach((field, column) ->
                        row.text(column)
                                .filter(text -> !text.isBlank())
                                .ifPresent(text -> fields.put(field, text)));
        return fields;
    }
}
