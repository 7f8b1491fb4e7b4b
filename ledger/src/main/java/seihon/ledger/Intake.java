package seihon.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;

/// The ledger's door for what was received from outside: rows and events, in batches, each with the
/// id its source gave it. Called inside a write transaction of the tenant, as its last statements.
public interface Intake {

    int MOST_AT_ONCE = 10_000;

    /// Appends in order under one lock and answers for each item. The same source and id with the
    /// same content is a duplicate and appends nothing; with other content it becomes a new version
    /// ([ReceivedId]) of what is there. What came with a batch that was taken back does not count
    /// as there. The field `line` of a payload says where the thing stood and is no content.
    List<Receipt> receive(TenantId tenant, Delivery delivery);

    /// The entries of a batch with a number below `before`, in order.
    List<EntryNo> entriesOf(TenantId tenant, UUID batch, long before);

    /// `takenBack` names batches whose entries no longer hold.
    record Delivery(List<Item> items, Set<UUID> takenBack, Instant at) {
        public Delivery {
            items = List.copyOf(items);
            takenBack = Set.copyOf(takenBack);
            if (items.isEmpty() || items.size() > MOST_AT_ONCE) {
                throw new IllegalArgumentException(
                        "receive 1 to %d items at once, found %d"
                                .formatted(MOST_AT_ONCE, items.size()));
            }
        }
    }

    /// The `position`-th thing of a batch. `entry.idempotencyKey()` is the id within the source, at
    /// most [#LONGEST_ID] characters.
    record Item(UUID batch, int position, NewEntry entry) {
        public Item {
            if (position < 0 || entry.idempotencyKey().length() > LONGEST_ID) {
                throw new IllegalArgumentException(
                        "a received id has at most %d characters, found %d at %d"
                                .formatted(LONGEST_ID, entry.idempotencyKey().length(), position));
            }
        }
    }

    int LONGEST_ID = 480;

    /// `entry` is the new one, or the one that was there.
    record Receipt(Answer answer, EntryNo entry) {}

    enum Answer {
        ACCEPTED,
        DUPLICATE,
        NEW_VERSION
    }
}
