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
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.Proofs;
import seihon.testkit.HouseTest;

@HouseTest
class TreeProofsTest {

    private static final TenantId AOZORA = new TenantId(241);
    private static final int SIZE = 21;

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private Proofs proofs;
    @Autowired private EntryStore entries;

    @Test
    void everyEntryIsProvenInEverySize() {
        append();
        transactions.read(
                AOZORA,
                () -> {
                    var head = HexFormat.of().formatHex(entries.head(AOZORA).root());
                    for (var size = 1; size <= SIZE; size++) {
                        var root =
                                HexFormat.of()
                                        .formatHex(
                                                entries.roots(AOZORA, List.of((long) size))
                                                        .getFirst());
                        for (var seq = 0; seq < size; seq++) {
                            assertThat(proof(seq, size).root()).isEqualTo(root);
                        }
                    }
                    return assertThat(proof(0, SIZE).root()).isEqualTo(head);
                });
    }

    @Test
    void anEntryThatIsNotThereIsRefused() {
        var proof = transactions.read(AOZORA, () -> proofs.inclusion(AOZORA, 1_000, 1_001));

        assertThat(proof).isEmpty();
    }

    private Proofs.Inclusion proof(long seq, long size) {
        return proofs.inclusion(AOZORA, seq, size).orElseThrow();
    }

    private void append() {
        var all =
                IntStream.range(0, SIZE)
                        .mapToObj(n -> NewEntry.fact("ledger.test", "e" + n, "{}", "system"))
                        .toList();
        transactions.write(
                AOZORA, () -> ledger.appendAll(AOZORA, all, Instant.parse("2026-11-24T01:00:00Z")));
    }
}
