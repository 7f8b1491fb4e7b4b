package seihon.connectors.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.connectors.Imports;
import seihon.connectors.Imports.Counts;
import seihon.connectors.Imports.State;
import seihon.connectors.Mapping;
import seihon.connectors.TestCompany;
import seihon.connectors.landing.Landing;
import seihon.docs.Documents;
import seihon.domain.Transactions;
import seihon.ledger.Intake;
import seihon.ledger.Translator;
import seihon.testkit.HouseTest;
import seihon.testkit.TestClock;
import seihon.web.TenantWork;

/// What happens to an import when its node or a person stops it.
@HouseTest
class ImportRunTest {

    private static final String LEADS =
            """
            kind: mapping
            id: leads
            source: leads
            format: csv
            facts:
              - kind: lead.captured
                subject: {type: case, id: id}
                at: {column: at, format: yyyy-MM-dd}
            """;
    private static final int ROWS = 25_000;

    @Autowired private TestCompany.Doors doors;
    @Autowired private Imports imports;
    @Autowired private ImportWorkers workers;
    @Autowired private ImportLeases leases;
    @Autowired private ImportStore store;
    @Autowired private Landing landing;
    @Autowired private Intake intake;
    @Autowired private Translator translator;
    @Autowired private Documents documents;
    @Autowired private Transactions transactions;
    @Autowired private Clock clock;

    private TestCompany aozora;

    @BeforeEach
    void nobodyWorks() {
        workers.stop();
        aozora = doors.company("Stock/connectors/leads.yaml", LEADS);
    }

    @AfterEach
    void everybodyWorks() {
        workers.start();
    }

    @Test
    void anotherNodeGoesOnWhereADeadOneStood() throws Exception {
        var id = received(ROWS);
        var batches = new AtomicInteger();

        var run = run(leased(1));
        assertThatThrownBy(() -> dies(run, batches)).isInstanceOf(CancellationException.class);
        var halfway = imports.find(aozora.person("ishii"), id).orElseThrow();
        workers.start();
        workers.wake(aozora.tenant);
        Thread.sleep(300);
        var leased = imports.find(aozora.person("ishii"), id).orElseThrow();
        ((TestClock) clock).advance(Duration.ofSeconds(61));
        workers.wake(aozora.tenant);

        assertThat(halfway.counts()).isEqualTo(new Counts(5_000, 5_000, 0, 0, 5_000, 0));
        assertThat(leased).isEqualTo(halfway);
        assertThat(aozora.ended(id).counts()).isEqualTo(new Counts(ROWS, ROWS, 0, 0, ROWS, 0));
        assertThat(aozora.facts()).hasSize(ROWS);
    }

    /// A run that stops before its second batch without putting the import back.
    private static void dies(Running run, AtomicInteger batches) throws Exception {
        new ImportRun(
                        run.tools,
                        run.company.tenant,
                        run.leased,
                        () -> batches.incrementAndGet() < 2)
                .run(run.target, ZoneId.of("Asia/Tokyo"));
    }

    private record Running(
            ImportRun.Tools tools,
            TestCompany company,
            ImportLeases.Leased leased,
            Target target) {}

    private Running run(ImportLeases.Leased leased) {
        var tools =
                new ImportRun.Tools(
                        landing, leases, store, intake, translator, transactions, clock);
        var mapping =
                transactions.read(
                        aozora.tenant, () -> documents.find(aozora.tenant, Mapping.class, "leads"));
        return new Running(tools, aozora, leased, Target.of(mapping.orElseThrow().value()));
    }

    @Test
    void aCancelledImportAppendsNothingMore() throws Exception {
        var id = received(10);
        var leased = leased(2);
        TestCompany.done(imports.cancel(aozora.person("ishii"), id, aozora.next()));

        assertThatThrownBy(() -> dies(run(leased), new AtomicInteger()))
                .isInstanceOf(TenantWork.Lost.class);

        var ended = imports.find(aozora.person("ishii"), id).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.CANCELLED);
        assertThat(ended.counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void whoLostTheLeaseAppendsNothing() throws Exception {
        received(10);
        var first = leased(3);
        ((TestClock) clock).advance(Duration.ofSeconds(61));
        leased(4);

        assertThatThrownBy(() -> dies(run(first), new AtomicInteger()))
                .isInstanceOf(TenantWork.Lost.class);
    }

    private UUID received(int rows) {
        var file =
                IntStream.range(0, rows)
                        .mapToObj(n -> "L" + n % 9_000 + ",2026-04-01")
                        .collect(Collectors.joining("\n", "id,at\n", "\n"));
        var upload =
                new Imports.Upload("mapping", "leads", "a.csv", Map.of(), TestCompany.bytes(file));
        return TestCompany.done(imports.receive(aozora.person("ishii"), upload, clock.instant()));
    }

    private ImportLeases.Leased leased(int number) {
        return transactions
                .write(
                        aozora.tenant,
                        () -> leases.take(aozora.tenant, new UUID(9, number), clock.instant()))
                .orElseThrow();
    }
}
