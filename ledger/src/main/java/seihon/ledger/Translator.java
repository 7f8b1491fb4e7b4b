package seihon.ledger;

import java.util.List;
import java.util.Optional;
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

        /// Facts in the mapping's order; the entry's former version, when it has one, ends.
        record Good(List<Fact> facts) implements Reading {
            public Good {
                facts = List.copyOf(facts);
            }
        }

        record Quarantine(String code, String pointer, String found, String mapping)
                implements Reading {}

        /// No source of facts: a decision, or a fact the system states about itself.
        record Nothing() implements Reading {}

        /// A person takes back whole batches or corrects single facts; the facts of a correction
        /// stand instead of the one they correct.
        record Ending(List<java.util.UUID> batches, List<Fact.Id> ended, List<Fact> instead)
                implements Reading {
            public Ending {
                batches = List.copyOf(batches);
                ended = List.copyOf(ended);
                instead = List.copyOf(instead);
            }
        }
    }
}
