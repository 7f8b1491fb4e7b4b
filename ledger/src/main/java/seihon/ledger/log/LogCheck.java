package seihon.ledger.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Fsck;
import seihon.ledger.Rebuild;

/// Walks the log page by page in one read transaction and folds its own tree beside the stored one.
@Component
class LogCheck implements Fsck {

    private static final String NAME = "fsck";

    private final EntryStore entries;
    private final ErasureKeys keys;
    private final Transactions transactions;

    LogCheck(EntryStore entries, ErasureKeys keys, Transactions transactions) {
        this.entries = entries;
        this.keys = keys;
        this.transactions = transactions;
    }

    @Override
    public Report check(TenantId tenant, Rebuild.Progress progress) {
        return transactions.read(
                tenant,
                () -> {
                    var head = entries.head(tenant);
                    var walk = new Walk();
                    for (var page = page(tenant, walk);
                            !page.isEmpty();
                            page = page(tenant, walk)) {
                        walk.over(page, keys.all(tenant, scopes(page)));
                        progress.at(NAME, walk.next, head.size());
                    }
                    return walk.end(head);
                });
    }

    private List<EntryStore.Recorded> page(TenantId tenant, Walk walk) {
        return entries.recorded(tenant, walk.next, EntryStore.LARGEST_PAGE);
    }

    private static List<String> scopes(List<EntryStore.Recorded> page) {
        return page.stream().map(EntryStore.Recorded::keyScope).distinct().toList();
    }

    /// Where the check stands and what it found so far.
    private static final class Walk {

        private final Frontier tree = Frontier.empty();
        private final List<Finding> findings = new ArrayList<>();
        private long next;
        private long erased;

        void over(List<EntryStore.Recorded> page, Map<String, byte[]> keys) {
            for (var recorded : page) {
                var seq = recorded.entry().seq().value();
                if (seq != next) {
                    find(Fault.GAP, seq, Long.toString(next), Long.toString(seq));
                }
                checkCommitment(recorded, keys.get(recorded.keyScope()));
                checkLeaf(recorded);
                tree.append(recorded.leafHash());
                next = seq + 1;
            }
        }

        private void checkCommitment(EntryStore.Recorded recorded, byte @Nullable [] key) {
            var entry = recorded.entry();
            var payload = entry.payloadUnlessErased();
            if (payload == null || key == null) {
                erased++;
                return;
            }
            var made = Commitment.of(key, entry.idempotencyKey(), payload, entry.actor());
            compare(Fault.COMMITMENT, recorded, recorded.payloadDigest(), made.payload());
            compare(Fault.COMMITMENT, recorded, recorded.actorDigest(), made.actor());
        }

        private void checkLeaf(EntryStore.Recorded recorded) {
            compare(
                    Fault.LEAF,
                    recorded,
                    recorded.leafHash(),
                    EntryLine.leafHash(recorded.parts()));
        }

        Report end(EntryStore.Head head) {
            if (tree.size() != head.size()) {
                find(
                        Fault.SIZE,
                        head.size(),
                        Long.toString(head.size()),
                        Long.toString(tree.size()));
            }
            if (!Arrays.equals(tree.root(), head.root())) {
                find(Fault.ROOT, head.size(), hex(head.root()), hex(tree.root()));
            }
            return new Report(tree.size(), erased, hex(tree.root()), findings);
        }

        private void compare(
                Fault fault, EntryStore.Recorded recorded, byte[] stored, byte[] made) {
            if (!Arrays.equals(stored, made)) {
                find(fault, recorded.entry().seq().value(), hex(stored), hex(made));
            }
        }

        private void find(Fault fault, long seq, String expected, String found) {
            if (findings.size() < Report.MOST_FINDINGS) {
                findings.add(new Finding(fault, seq, expected, found));
            }
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
    }
}
