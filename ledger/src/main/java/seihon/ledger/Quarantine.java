package seihon.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import seihon.domain.TenantId;

/// Received entries that no mapping in force could read (隔離). An entry leaves by being read: by a
/// new revision of its mapping, or because the same thing came again with other content. Asked
/// inside a transaction of the tenant.
public interface Quarantine {

    int MOST_GROUPS = 200;

    /// What is in quarantine by reason, the most entries first, without those of `takenBack`
    /// batches.
    List<Group> groups(TenantId tenant, Set<UUID> takenBack);

    /// Entries with a reason after number `after`, in number order.
    List<Line> of(TenantId tenant, Reason reason, Set<UUID> takenBack, Page page);

    /// Entries of a batch that could not be read, replaced meanwhile or not, in number order.
    List<Line> ofBatch(TenantId tenant, UUID batch, Page page);

    /// What the living reading says of batches whose entries lie in these spans.
    Map<UUID, Counts> counts(TenantId tenant, Map<UUID, Facts.Span> batches);

    record Page(long after, int limit) {}

    /// `mapping` is the revision that could not read it; empty when no mapping wants it.
    record Reason(String source, String code, String pointer, String mapping) {}

    /// `examples` are the first and last of the values found there, in their order as texts.
    record Group(Reason reason, long count, Instant first, Instant last, List<String> examples) {
        public Group {
            examples = List.copyOf(examples);
        }
    }

    /// `position` is the place in the batch, `payload` JSON text, empty once erased.
    record Line(
            long seq,
            UUID batch,
            int position,
            Instant recordedAt,
            Reason reason,
            String found,
            String payload) {}

    /// `facts` that the batch gave, ended or not.
    record Counts(long entries, long quarantined, long facts) {}
}
