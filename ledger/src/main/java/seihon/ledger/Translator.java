package seihon.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import seihon.domain.TenantId;

/// Reads received entries as facts by the approved mappings. Supplied by the floor that owns
/// mappings; without one no entry gives facts.
public interface Translator {

    /// The projection whose rows a reading looks up (master data); facts follow it.
    Optional<String> follows();

    /// Names everything beside the entries that a reading depends on: mapping revisions, the state
    /// of master data. When it changes, all facts are read anew.
    String basis(TenantId tenant);

    /// A reader under the mappings and master data as they are now.
    Reader open(TenantId tenant);

    interface Reader {

        /// Deterministic: the same entry gives the same answer. `payload` is JSON text.
        Reading read(Received entry);
    }

    record Received(
            long seq,
            Entry.Kind kind,
            String source,
            String idempotencyKey,
            Entry.Origin origin,
            String payload) {

        /// What will be read once it is appended: it has no number yet.
        public static Received ahead(NewEntry entry) {
            return new Received(
                    0,
                    entry.kind(),
                    entry.source(),
                    entry.idempotencyKey(),
                    entry.origin(),
                    entry.payload());
        }
    }

    sealed interface Reading {

        /// Facts in the mapping's order; the entry's former versions, when it has some, end.
        record Good(List<Fact> facts) implements Reading {
            public Good {
                facts = List.copyOf(facts);
            }
        }

        /// What cannot be read replaces nothing: a former version holds on.
        record Quarantine(String code, String pointer, String found, String mapping)
                implements Reading {}

        /// No source of facts: a decision, a fact the system states about itself, or a row without
        /// anything to say.
        record Nothing() implements Reading {}

        /// A person takes back everything that a batch brought before. What it had replaced holds
        /// again.
        record TakenBack(UUID batch) implements Reading {}

        /// A person corrects a fact: `instead` takes its place, and goes with the row that brought
        /// the fact when that is replaced or taken back. Of several corrections the last one holds.
        record Correction(Fact.Id former, Fact instead) implements Reading {}
    }
}
