package seihon.connectors.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;

/// What a file's rows are for: a mapping, or a reference. `csv` is empty when the document does not
/// say how the file is written, `openTimes` are the columns of times whose format it leaves open.
record Target(
        String source,
        Optional<Mapping.Csv> csv,
        List<String> rowId,
        Set<String> columns,
        Set<String> openTimes,
        Optional<java.time.ZoneId> zone) {

    static final String MAPPING = "mapping";
    static final String REFERENCE = "reference";

    static Target of(Mapping mapping) {
        return new Target(
                mapping.source(),
                Optional.of(mapping.csv()),
                mapping.rowId(),
                mapping.columns(),
                mapping.facts().stream()
                        .map(Mapping.FactRule::at)
                        .filter(at -> at.format().isEmpty())
                        .map(Mapping.Time::column)
                        .collect(Collectors.toSet()),
                mapping.zone());
    }

    static Target of(Reference reference) {
        return new Target(
                reference.source(),
                Optional.empty(),
                List.of(reference.key()),
                reference.columns().keySet(),
                Set.of(),
                Optional.empty());
    }
}
