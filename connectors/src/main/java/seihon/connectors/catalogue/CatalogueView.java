package seihon.connectors.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import seihon.ledger.FactCatalogue.Missing;
import seihon.ledger.FactCatalogue.Sort;

/// The page `/data/catalogue`.
record CatalogueView(
        long facts,
        long manual,
        long quarantined,
        List<Kind> kinds,
        List<Source> sources,
        List<Master> masters,
        List<Missing> missing) {

    CatalogueView {
        kinds = List.copyOf(kinds);
        sources = List.copyOf(sources);
        masters = List.copyOf(masters);
        missing = List.copyOf(missing);
    }

    /// The share of facts that somebody stated by hand, 0 to 1; empty without facts.
    public Optional<BigDecimal> manualShare() {
        return CatalogueDesk.share(manual, facts);
    }

    /// `address` is the document that read them; empty for what is stated by hand.
    record Kind(Sort sort, Optional<String> address) {

        public Optional<BigDecimal> manualShare() {
            return CatalogueDesk.share(sort.manual(), sort.count());
        }
    }

    /// A mapping as it stands: what it reads, from where, and what its fields mean. `last` is the
    /// business time of its newest fact.
    record Source(
            String title,
            String revision,
            String address,
            String owner,
            String source,
            String format,
            long facts,
            long quarantined,
            Optional<Instant> last,
            List<Field> fields) {

        Source {
            fields = List.copyOf(fields);
        }
    }

    /// `role` is a message key; `column` where it comes from, `unit` that of an amount.
    record Field(
            String kind, String name, String role, String column, String meaning, String unit) {}

    /// Master data: `rows` are the keys that are known.
    record Master(
            String title,
            String revision,
            String address,
            String key,
            List<Column> columns,
            int rows) {

        Master {
            columns = List.copyOf(columns);
        }
    }

    record Column(String name, String unit) {}
}
