package seihon.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import seihon.domain.TenantId;

/// The facts that the entries give under the mappings in force. Asked inside a transaction of the
/// tenant. A generation is one whole reading of the log; pages and projections read the living one.
public interface Facts {

    /// The projection that derives them; what is derived from facts follows it.
    String PROJECTION = "ledger-facts";

    int generation(TenantId tenant);

    /// What became known with the entries `from` … `until` - 1, in entry order: facts, and the end
    /// of former ones. Streams; the consumer must not ask the database for more than it can hold.
    void stream(TenantId tenant, int generation, Span span, Consumer<News> each);

    /// Facts of these subjects known before entry `before` (and not ended before it), in the order
    /// of [Fact#IN_ORDER] per subject.
    List<Fact> of(TenantId tenant, int generation, Subjects subjects, long before);

    /// Subject by subject: everything that holds of the next subjects of a type, as the first
    /// `size` entries left it, about `limit` facts at once.
    Subjectwise next(TenantId tenant, int generation, Page page);

    /// Subjects of `type` after the id `after`; empty: from the first.
    record Page(String type, String after, long size, int limit) {}

    /// Facts by subject, whole subjects each. `lastUnlessEnd` is where the next page begins.
    record Subjectwise(List<Fact> facts, @Nullable String lastUnlessEnd) {
        public Subjectwise {
            facts = List.copyOf(facts);
        }
    }

    /// How many facts the first `size` entries gave, ended or not.
    long count(TenantId tenant, int generation, long size);

    /// The facts with these ids that are there, ended or not, in id order.
    List<Fact> find(TenantId tenant, Collection<Fact.Id> ids);

    /// The entries of a batch or source that gave no facts, and why.
    Optional<Quarantined> quarantined(TenantId tenant, long seq);

    record Span(long from, long until) {}

    record Subjects(String type, Collection<String> ids) {}

    /// A fact that holds from entry `seq` on (its own, or the one that took back what had replaced
    /// it), or one that no longer holds from entry `at` on (taken back, corrected, or replaced by a
    /// new version of its entry).
    sealed interface News {

        /// The entry with which this became known.
        long seq();

        record Known(Fact fact, long seq) implements News {}

        record Ended(Fact fact, long at) implements News {
            @Override
            public long seq() {
                return at;
            }
        }
    }

    /// An entry that no mapping could read: `code` says what kind of trouble (`bad-time`),
    /// `pointer` where (a column or JSON pointer), `found` the value's beginning.
    record Quarantined(long seq, String code, String pointer, String found, String mapping) {}
}
