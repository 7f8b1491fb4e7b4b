package seihon.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Fsck;
import seihon.ledger.Ledger;
import seihon.testkit.HouseTest;
import seihon.testkit.TestDatabase;

/// Writers die at any moment; what they said to be appended is there, once, and the tree is whole.
@HouseTest
@Tag("fault")
class CrashTest {

    private static final int KILLS = 5;
    private static final TenantId AOZORA = new TenantId(501);

    @TempDir private Path folder;

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private Fsck fsck;
    @Autowired private TestDatabase database;

    @Test
    void killedWritersLoseNothingTheyAcknowledged() throws IOException, InterruptedException {
        var seed = 20261122L;
        var random = new Random(seed);
        System.out.println("seed " + seed);
        var acknowledged = new ArrayList<String>();

        for (var kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(killedAfter(random.nextInt(1_500), kill));
        }

        var entries = allEntries();
        var numbers =
                entries.stream()
                        .collect(
                                Collectors.toMap(
                                        Entry::idempotencyKey, entry -> entry.seq().value()));
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        assertThat(acknowledged)
                .allSatisfy(line -> {
                    var words = line.split(" ");
                    assertThat(numbers).containsEntry(words[1], Long.valueOf(words[2]));
                });
        assertThat(fsck.check(AOZORA, (_, _, _) -> {}).findings()).isEmpty();
    }

    private List<String> killedAfter(int millis, int kill)
            throws IOException, InterruptedException {
        var heard = folder.resolve("heard-" + kill);
        var process = AppendLoop.start(database.app(), AOZORA, "loop" + kill, heard);
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> !said(heard).isEmpty() || !process.isAlive());
        Thread.sleep(millis);
        process.destroyForcibly().waitFor();
        var said = said(heard);
        assertThat(said).as(() -> "the loop says: " + text(heard)).isNotEmpty();
        return said;
    }

    /// Whole lines only: the last one may be cut.
    private static List<String> said(Path heard) {
        var text = text(heard);
        var whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return whole.lines().filter(line -> line.startsWith(AppendLoop.ACKNOWLEDGED)).toList();
    }

    private static String text(Path heard) {
        try {
            return Files.readString(heard);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private List<Entry> allEntries() {
        return transactions.read(
                AOZORA,
                () -> {
                    var pages = (int) (ledger.size(AOZORA) / 2_500) + 1;
                    return IntStream.range(0, pages)
                            .mapToObj(page -> ledger.entries(AOZORA, page * 2_500L, 2_500))
                            .flatMap(List::stream)
                            .toList();
                });
    }
}
