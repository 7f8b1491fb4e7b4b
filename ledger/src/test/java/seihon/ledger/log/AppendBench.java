package seihon.ledger.log;

import java.io.StringReader;
import java.sql.SQLException;
import java.time.Instant;
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
import seihon.testkit.Bench;
import seihon.testkit.HouseTest;
import seihon.testkit.Rounds;
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
    private static final Bench.Target PART_OF_COPY = Bench.Target.atLeast(0.25, "×");

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private TestDatabase database;

    private int next;

    @Test
    void appendingAgainstCopy() throws Exception {
        appended(1_000, 3 * BATCHES).run();

        var result =
                new Rounds(ROUNDS)
                        .prepared("copy", 1_000 * BATCHES, () -> copied(1_000 * BATCHES))
                        .prepared("1,000", 1_000 * BATCHES, () -> appended(1_000, BATCHES))
                        .prepared("10,000", 1_000 * BATCHES, () -> appended(10_000, BATCHES / 10))
                        .run();

        Bench.part("ledger-1-append", "Appending entries, hashes and head row included")
                .row("1,000 a transaction / COPY", result.ratio("copy", "1,000"), PART_OF_COPY)
                .row("10,000 a transaction / COPY", result.ratio("copy", "10,000"), PART_OF_COPY)
                .row("COPY into a plain unindexed table", perSecond(result, "copy"), "a second")
                .row("append, 1,000 a transaction", perSecond(result, "1,000"), "a second")
                .note(
                        "Speeds, medians of %d rounds of %,d entries."
                                .formatted(ROUNDS, 1_000 * BATCHES))
                .write();
    }

    private Rounds.Work appended(int batch, int times) {
        var batches =
                IntStream.range(0, times)
                        .mapToObj(_ -> IntStream.range(0, batch).mapToObj(_ -> entry()).toList())
                        .toList();
        return () ->
                batches.forEach(entries ->
                        transactions.run(AOZORA, () -> ledger.appendAll(AOZORA, entries, AT)));
    }

    private Rounds.Work copied(int count) throws SQLException {
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
        }
        var lines = IntStream.range(0, count).mapToObj(this::line).collect(Collectors.joining());
        var connection = database.owner().connect();
        return () -> {
            try (connection) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy ledger_plain from stdin", new StringReader(lines));
            }
        };
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

    private static double perSecond(Rounds.Result result, String name) {
        return 1_000 / result.times(name).median();
    }
}
