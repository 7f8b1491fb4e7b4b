package seihon.connectors.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.testkit.Bench.Target.atLeast;
import static seihon.testkit.Bench.Target.atMost;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import seihon.connectors.Imports;
import seihon.connectors.TestCompany;
import seihon.testkit.Bench;
import seihon.testkit.HouseTest;
import seihon.testkit.PeakMemory;
import seihon.testkit.Rounds;
import seihon.testkit.TestDatabase;

/// Files through the door of imports (checked, taken apart, mapped, appended) against COPY of the
/// same file into a plain table, in turns on the same server, alone and while the workers derive
/// what was appended; and what a long file costs in memory.
@HouseTest
@Tag("bench")
class ImportBench {

    private static final int ROUNDS = 5;

    /// Until the heap has its size: how fast it gets there depends on what the first files leave.
    private static final int WARM_UPS = 3;

    private static final int SMALL = 10_000;
    private static final int USUAL = 100_000;
    private static final int LARGE = 1_000_000;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final String MAPPING =
            """
            kind: mapping
            id: deals
            title: 商談
            source: bench.deals
            format: csv
            row_id: [deal]
            facts:
              - kind: activity
                subject: {type: case, id: case}
                at: {column: at, format: iso}
                dims: {channel: channel, owner: owner}
                amount: {column: amount, unit: JPY}
                data: {name: stage}
            """;

    @TempDir private Path folder;
    @Autowired private TestCompany.Doors doors;
    @Autowired private TestDatabase database;

    @Autowired
    @Qualifier("seihon.ledger.replay.ReplayWorkers")
    private SmartLifecycle replay;

    private TestCompany aozora;
    private int files;

    @BeforeEach
    void found() {
        aozora = doors.company("Stock/connectors/deals.yaml", MAPPING);
    }

    @Test
    void importingAgainstCopy() throws Exception {
        for (var warm = 0; warm < WARM_UPS; warm++) {
            imported(written(USUAL), USUAL).run();
        }
        var memory = new PeakMemory();
        var small = alone(SMALL, ROUNDS);
        var whole = measured(USUAL, ROUNDS);
        var usual = alone(USUAL, ROUNDS);
        var part =
                Bench.part("import", "Importing a CSV file, from the upload to the last entry")
                        .row("10,000 rows / COPY", small.ratio("copy", "import"), "×")
                        .row(
                                "100,000 rows / COPY",
                                usual.ratio("copy", "import"),
                                atLeast(0.15, "×"))
                        .row(
                                "100,000 rows / COPY, everything derived meanwhile",
                                whole.ratio("copy", "import"),
                                "×")
                        .row("10,000 rows", seconds(small, "import", SMALL), "s")
                        .row("100,000 rows", seconds(usual, "import", USUAL), "s")
                        .row("100,000 rows by COPY", seconds(usual, "copy", USUAL), "s");
        if (Bench.size(USUAL, LARGE) == LARGE) {
            var large = alone(LARGE, 1);
            part.row("1,000,000 rows / COPY", large.ratio("copy", "import"), atLeast(0.15, "×"))
                    .row("1,000,000 rows", seconds(large, "import", LARGE), "s")
                    .row("1,000,000 rows by COPY", seconds(large, "copy", LARGE), "s");
        }
        part.row(
                        "most resident memory more than after the first three",
                        memory.grown(),
                        atMost(200, "MB"))
                .row("live objects more than after the first three", memory.liveGrown(), "MB")
                .note(
                        "Medians of %d rounds of 10,000 and 100,000 rows and one of 1,000,000; memory over all of them, after three of 100,000."
                                .formatted(ROUNDS))
                .write();
    }

    private Rounds.Result measured(int rows, int rounds) throws Exception {
        return new Rounds(rounds)
                .prepared("copy", rows, () -> copied(written(rows)))
                .prepared("import", rows, () -> imported(written(rows), rows))
                .run();
    }

    private Rounds.Result alone(int rows, int rounds) throws Exception {
        replay.stop();
        try {
            return measured(rows, rounds);
        } finally {
            replay.start();
        }
    }

    private static double seconds(Rounds.Result result, String name, int rows) {
        return result.times(name).median() * rows / 1_000;
    }

    /// A file of rows that nobody has sent before.
    private Path written(int rows) throws IOException {
        var number = files++;
        var file = folder.resolve("deals-" + number + ".csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("deal,case,at,stage,amount,channel,owner\n");
            for (var row = 0; row < rows; row++) {
                out.write(
                        "D%d-%d,C%d-%d,%s,%s,%d,%s,sales-%d\n"
                                .formatted(
                                        number,
                                        row,
                                        number,
                                        row / 4,
                                        START.plusSeconds(row * 47L),
                                        row % 4 == 0 ? "MQL" : "SQL",
                                        row * 100L,
                                        row % 3 == 0 ? "organic search" : "fair",
                                        row % 40));
            }
        }
        return file;
    }

    private Rounds.Work copied(Path file) throws SQLException {
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists connectors_plain");
            statement.execute(
                    """
                    create table connectors_plain (
                        deal text, case_id text, at timestamptz, stage text, amount numeric,
                        channel text, owner text)
                    """);
        }
        var connection = database.owner().connect();
        return () -> {
            try (connection;
                    InputStream in = Files.newInputStream(file)) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy connectors_plain from stdin (format csv, header)", in);
            }
            Files.delete(file);
        };
    }

    /// What the former import left to be derived is derived first, so that it disturbs nobody.
    private Rounds.Work imported(Path file, int rows) {
        doors.replay().catchUp(aozora.tenant);
        return () -> {
            var done = aozora.importsFile("mapping", "deals", file.toAbsolutePath().toString());
            assertThat(done.state()).isEqualTo(Imports.State.DONE);
            assertThat(done.counts().accepted()).isEqualTo(rows);
            Files.delete(file);
        };
    }
}
