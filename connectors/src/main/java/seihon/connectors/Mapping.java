package seihon.connectors;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import seihon.docs.Expression;

/// How received rows or events of one source become facts: a document of the kind `mapping`. A
/// column of JSON is a JSON pointer (`/a/b`) or a path (`a.b`). Without a zone the tenant's is
/// meant.
public record Mapping(
        String id,
        String source,
        Format format,
        Optional<Match> match,
        Csv csv,
        Optional<ZoneId> zone,
        List<String> rowId,
        Optional<String> rowSeq,
        Map<String, Map<String, String>> aliases,
        Map<String, Lookup> lookups,
        Map<String, Meaning> meanings,
        List<FactRule> facts) {

    public Mapping {
        rowId = List.copyOf(rowId);
        aliases = Map.copyOf(aliases);
        lookups = Map.copyOf(lookups);
        meanings = Map.copyOf(meanings);
        facts = List.copyOf(facts);
    }

    public enum Format {
        CSV,
        XLSX,
        JSON
    }

    /// Which events it reads: those of this source and type.
    public record Match(Optional<String> source, Optional<String> type) {}

    /// Without a header columns are numbered from 1.
    public record Csv(Charset encoding, char delimiter, boolean header) {}

    /// A dimension out of master data: the `column` of the row whose key stands in column `by`.
    public record Lookup(String reference, String by, String column) {}

    /// What a dimension or a field of the facts means, for people who did not write the mapping.
    public record Meaning(String ja, Optional<String> en) {
        public String in(Locale language) {
            return language.getLanguage().equals("en") ? en.orElse(ja) : ja;
        }
    }

    /// One kind of fact a row may give. `dims` name a column or a lookup.
    public record FactRule(
            String kind,
            Optional<Expression> when,
            String subjectType,
            String subjectColumn,
            Time at,
            Map<String, String> dims,
            Optional<Amount> amount,
            Map<String, String> fields) {
        public FactRule {
            dims = Collections.unmodifiableMap(new LinkedHashMap<>(dims));
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// `format` is a java.time pattern or `iso`; without one only what can be read in one way is.
    public record Time(String column, Optional<String> format) {}

    public record Amount(String column, String unit) {}

    /// Every column that it reads, conditions aside, in the order of the document.
    public Set<String> columns() {
        var columns = new LinkedHashSet<>(rowId);
        rowSeq.ifPresent(columns::add);
        for (var fact : facts) {
            columns.add(fact.subjectColumn());
            columns.add(fact.at().column());
            fact.dims().values().forEach(from -> columns.add(column(from)));
            fact.amount().ifPresent(amount -> columns.add(amount.column()));
            columns.addAll(fact.fields().values());
        }
        return columns;
    }

    private String column(String from) {
        var lookup = lookups.get(from);
        return lookup == null ? from : lookup.by();
    }
}
