package seihon.docs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// What the numbers would have been under a proposal. Supplied by the rooms that derive numbers;
/// while nobody supplies one for a kind, the proposal's page says that no effect is calculated.
public interface Effect {

    /// Stable; kept with what was calculated.
    String name();

    /// The kinds whose change moves this effect's numbers.
    Set<String> kinds();

    /// Names the definitions in force that the numbers rest on beside the change: when it changes,
    /// the effect is calculated again. Asked inside a transaction.
    String basis(TenantId tenant, ProposedChange change);

    /// Derives the numbers as they are and as they would be, from the same entries. Runs for as
    /// long as it takes, outside any transaction, and says how far it is; `now` ends the periods.
    Preview calculate(TenantId tenant, ProposedChange change, Instant now, Progress progress);

    /// The preview in one sentence, with titles in the reader's language.
    Refusal sentence(Preview preview, Locale language);

    /// Told between two steps. Throws when the calculation is no longer wanted: let it through.
    interface Progress {
        void at(long done, long total);
    }

    /// Both sides derived from the first `asOf` entries; one comparison for each document whose
    /// numbers move or might.
    record Preview(long asOf, List<Comparison> comparisons) {
        public Preview {
            comparisons = List.copyOf(comparisons);
        }

        public boolean isChange() {
            return comparisons.stream().anyMatch(Comparison::isChange);
        }
    }

    /// Numbers of one document (`model`: a stage model's id), month by month.
    record Comparison(
            String model,
            Title title,
            List<YearMonth> months,
            List<Measure> measures,
            List<Line> lines) {
        public Comparison {
            months = List.copyOf(months);
            measures = List.copyOf(measures);
            lines = List.copyOf(lines);
        }

        public boolean isChange() {
            return lines.stream().anyMatch(Line::isChange);
        }
    }

    record Title(String ja, String en) {

        public String in(Locale language) {
            return language.getLanguage().equals("en") ? en : ja;
        }
    }

    /// What is counted: `name` for programs, `label` a message key, `unit` as
    /// [seihon.web.Formats#figure] writes it.
    record Measure(String name, String label, String unit) {}

    /// One stage: a list of cells for each measure, one cell for each month.
    record Line(String stage, Title title, List<List<Cell>> cells) {
        public Line {
            cells = cells.stream().map(List::copyOf).toList();
        }

        public boolean isChange() {
            return cells.stream().flatMap(List::stream).anyMatch(Cell::isChange);
        }
    }

    record Cell(BigDecimal before, BigDecimal after) {

        public boolean isChange() {
            return before.compareTo(after) != 0;
        }

        public BigDecimal difference() {
            return after.subtract(before);
        }
    }

    /// For a line of the inbox and a mail; `address` leads to the whole comparison.
    record Summary(Refusal sentence, String address) {}
}
