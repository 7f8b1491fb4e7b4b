package seihon.ledger.log;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.testkit.HouseTest;
import seihon.testkit.TestDatabase;

/// Appending against what the database itself does fastest: COPY of the same columns into a plain
/// table without an index, in interleaved rounds on the same server.
@HouseTest
@Tag("bench")
class AppendBench {

    private static final int ROUNDS = 7;
    private static final int BATCHES = 20;
    private static final TenantId AOZORA = new TenantId(901);
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private TestDatabase database;

    private int next;

    @Test
    void appendingAgainstCopy() throws SQLException, IOException {
        var thousand = new double[ROUNDS];
        var tenThousand = new double[ROUNDS];
        var copied = new double[ROUNDS];
        append(1_000, 3 * BATCHES);
        copy(1_000 * BATCHES);

        for (var round = 0; round < ROUNDS; round++) {
            copied[round] = copy(1_000 * BATCHES);
            thousand[round] = append(1_000, BATCHES);
            tenThousand[round] = append(10_000, BATCHES / 10);
        }

        report(median(copied), median(thousand), median(tenThousand));
    }

    /// Entries a second, hashes and head row included.
    private double append(int batch, int times) {
        var batches =
                IntStream.range(0, times)
                        .mapToObj(_ -> IntStream.range(0, batch).mapToObj(_ -> entry()).toList())
                        .toList();
        var started = System.nanoTime();
        batches.forEach(
                entries -> transactions.run(AOZORA, () -> ledger.appendAll(AOZORA, entries, AT)));
        return perSecond(batch * times, started);
    }

    private double copy(int count) throws SQLException, IOException {
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists ledger_plain");
            statement.execute(
                    """
                    create table ledger_plain (
                        tenant_id int, seq bigint, recorded_at timestamptz, kind text, origin text,
                        source text, idem_key text, actor text, payload jsonb, payload_digest bytea,
                        actor_digest bytea, leaf_hash bytea)
                    """);
            var lines =
                    IntStream.range(0, count).mapToObj(this::line).collect(Collectors.joining());
            var started = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy ledger_plain from stdin", new StringReader(lines));
            return perSecond(count, started);
        }
    }

    private String line(int n) {
        var digest = "\\\\x" + "5e".repeat(32);
        return String.join(
                        "\t",
                        "901",
                        Integer.toString(n),
                        AT.toString(),
                        "row",
                        "import",
                        "bench.rows",
                        "row-" + n,
                        "system",
                        payload(n),
                        digest,
                        digest,
                        digest)
                + "\n";
    }

    private NewEntry entry() {
        next++;
        return NewEntry.fact("bench.rows", "row-" + next, payload(next), "system");
    }

    private static String payload(int n) {
        return "{\"amount\":%d,\"channel\":\"organic search\",\"id\":\"row-%d\",\"owner\":\"%s\",\"stage\":\"MQL\"}"
                .formatted(n * 100L, n, "sales-" + n % 40);
    }

    private static double perSecond(int count, long started) {
        return count * 1e9 / (System.nanoTime() - started);
    }

    private static double median(double[] values) {
        var sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void report(double copied, double thousand, double tenThousand)
            throws IOException {
        var lines =
                List.of(
                        "## Appending entries, hashes and head row included (medians of %d rounds of 20,000)"
                                .formatted(ROUNDS),
                        "",
                        "| | entries a second | of COPY | target |",
                        "|---|---|---|---|",
                        "| COPY into a plain unindexed table | %,.0f | 1 | |".formatted(copied),
                        "| append, 1,000 a transaction | %,.0f | %.2f | at least 0.25 |"
                                .formatted(thousand, thousand / copied),
                        "| append, 10,000 a transaction | %,.0f | %.2f | at least 0.25 |"
                                .formatted(tenThousand, tenThousand / copied));
        var folder = Path.of(System.getProperty("seihon.bench", "target/bench"));
        Files.createDirectories(folder);
        Files.write(folder.resolve("ledger-1-append.part.md"), lines);
        lines.forEach(System.out::println);
    }
}
