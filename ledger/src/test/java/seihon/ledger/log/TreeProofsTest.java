package seihon.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Batch;
import seihon.ledger.Generations;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.Proofs;
import seihon.ledger.Replay;
import seihon.testkit.HouseTest;

@HouseTest
class TreeProofsTest {

    private static final TenantId AOZORA = new TenantId(241);
    private static final TenantId BRAVO = new TenantId(242);
    private static final TenantId CHIYODA = new TenantId(243);
    private static final List<Integer> SIZES = List.of(255, 256, 257, 511, 512, 513, 700);

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private Proofs proofs;
    @Autowired private EntryStore entries;
    @Autowired private SubtreeProjection subtrees;
    @Autowired private Generations generations;
    @Autowired private Replay replay;

    @Test
    void everyEntryIsProvenInEverySize() {
        append(AOZORA, 0, 21);

        mustProve(AOZORA, IntStream.rangeClosed(1, 21));
    }

    @Test
    void proofsAreTheSameWithAndWithoutKeptSubtrees() {
        append(BRAVO, 0, 400);
        replay.catchUp(BRAVO);
        append(BRAVO, 400, 700);
        mustProve(BRAVO, SIZES.stream().mapToInt(size -> size));

        replay.catchUp(BRAVO);
        mustProve(BRAVO, SIZES.stream().mapToInt(size -> size));
        assertThat(kept(BRAVO)).isEqualTo(700);
    }

    @Test
    void keptSubtreesFollowFromTheEntriesHoweverTheyWereBatched() {
        append(CHIYODA, 0, 700);
        transactions.run(
                CHIYODA,
                () -> {
                    subtrees.apply(CHIYODA, 20_001, new Batch(0, 700, List::of));
                    for (var from = 0; from < 700; from += 100) {
                        subtrees.apply(CHIYODA, 20_002, new Batch(from, from + 100, List::of));
                    }
                    assertThat(subtrees.digest(CHIYODA, 20_002))
                            .isEqualTo(subtrees.digest(CHIYODA, 20_001))
                            .isNotEqualTo(subtrees.digest(CHIYODA, 20_003));
                });
    }

    /// The root that a proof leads to is that of the leaves, folded one by one.
    private void mustProve(TenantId tenant, IntStream sizes) {
        transactions.run(
                tenant,
                () -> {
                    var leaves = entries.recorded(tenant, 0, EntryStore.LARGEST_PAGE);
                    sizes.forEach(size -> {
                        var tree = Frontier.empty();
                        leaves.subList(0, size).forEach(leaf -> tree.append(leaf.leafHash()));
                        var root = HexFormat.of().formatHex(tree.root());
                        for (var seq = 0; seq < size; seq += size > 30 ? 37 : 1) {
                            assertThat(proof(tenant, seq, size).root())
                                    .as("entry %d in a log of %d", seq, size)
                                    .isEqualTo(root);
                        }
                    });
                });
    }

    private long kept(TenantId tenant) {
        return transactions.read(
                tenant, () -> generations.position(tenant, SubtreeProjection.NAME).next());
    }

    @Test
    void anEntryThatIsNotThereIsRefused() {
        var proof = transactions.read(AOZORA, () -> proofs.inclusion(AOZORA, 1_000, 1_001));

        assertThat(proof).isEmpty();
    }

    private Proofs.Inclusion proof(TenantId tenant, long seq, long size) {
        return proofs.inclusion(tenant, seq, size).orElseThrow();
    }

    private void append(TenantId tenant, int from, int until) {
        var all =
                IntStream.range(from, until)
                        .mapToObj(n -> NewEntry.fact("ledger.test", "e" + n, "{}", "system"))
                        .toList();
        transactions.write(
                tenant, () -> ledger.appendAll(tenant, all, Instant.parse("2026-11-24T01:00:00Z")));
    }
}
