package seihon.connectors.imports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import seihon.domain.Refusal;

/// A kept file before its import. `choices` are the mappings and references of the company, those
/// that fit its columns first; `draft` begins a mapping when none fits.
record FileView(
        UUID id,
        String name,
        long bytes,
        String encoding,
        List<ColumnLine> columns,
        List<List<String>> rows,
        List<Choice> choices,
        String draft,
        Optional<Refusal> refusal) {

    /// `type` is a message key; `formats` are the readings of a time.
    record ColumnLine(
            String name,
            String type,
            List<String> formats,
            boolean ambiguous,
            List<String> examples) {

        static ColumnLine of(Inference.Column column) {
            return new ColumnLine(
                    column.name(),
                    "connectors.page.type."
                            + column.type().name().toLowerCase(java.util.Locale.ROOT),
                    column.formats(),
                    column.isAmbiguous(),
                    column.examples());
        }
    }

    /// `missing` are columns that it asks for and the file lacks.
    record Choice(String value, String title, boolean fits, String missing) {}

    public boolean fits() {
        return choices.stream().anyMatch(Choice::fits);
    }
}
