package seihon.connectors.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.connectors.TestBrowser;
import seihon.connectors.TestCompany;
import seihon.testkit.HouseTest;

@HouseTest
class ImportsApiTest {

    private static final String PATH = "Stock/connectors/leads.yaml";
    private static final String LEADS =
            """
            kind: mapping
            id: leads
            source: leads
            format: csv
            row_id: [id]
            facts:
              - kind: lead.captured
                subject: {type: case, id: id}
                at: {column: at, format: yyyy-MM-dd}
            """;
    private static final String TEAMS =
            """
            kind: reference
            id: teams
            key: agent
            columns: {agent: text, region: text}
            """;

    @Autowired private TestCompany.Doors doors;
    @Autowired private WebApplicationContext context;

    private TestCompany aozora;
    private TestBrowser ishii;

    @BeforeEach
    void found() {
        aozora = doors.company(PATH, LEADS, "Stock/reference/teams.yaml", TEAMS);
        ishii = new TestBrowser(context, aozora.person("ishii"));
    }

    @Test
    void aFileIsTakenAndItsQuarantineIsRepaired() {
        var id =
                imported(
                        "/api/v1/imports?mapping=leads",
                        "id,at\nL1,2026-04-01\nL2,2026/4/2\nL1,2026-04-01\n");

        aozora.facts();
        var done = ishii.open("/api/v1/imports/" + id).json();
        var quarantine = ishii.open("/api/v1/imports/" + id + "/quarantine").json();
        aozora.decides(PATH, LEADS.replace("yyyy-MM-dd", "'[yyyy-MM-dd][yyyy/M/d]'"));
        aozora.facts();
        var repaired = ishii.open("/api/v1/imports/" + id).json();

        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("received").asLong()).isEqualTo(3);
        assertThat(done.path("accepted").asLong()).isEqualTo(1);
        assertThat(done.path("duplicate").asLong()).isEqualTo(1);
        assertThat(done.path("quarantined").asLong()).isEqualTo(1);
        assertThat(done.path("facts").asLong()).isEqualTo(1);
        assertThat(done.path("bytes_done").asLong()).isEqualTo(done.path("bytes").asLong());
        var line = quarantine.path("items").path(0);
        assertThat(line.path("line").asInt()).isEqualTo(3);
        assertThat(line.path("code").asString()).isEqualTo("bad-time");
        assertThat(line.path("pointer").asString()).isEqualTo("at");
        assertThat(line.path("found").asString()).isEqualTo("2026/4/2");
        assertThat(line.path("payload").path("row").path("id").asString()).isEqualTo("L2");
        assertThat(repaired.path("accepted").asLong()).isEqualTo(2);
        assertThat(repaired.path("quarantined").asLong()).isZero();
        assertThat(repaired.path("facts").asLong()).isEqualTo(2);
    }

    @Test
    void whoWaitsForTheEndFindsTheQuarantine() {
        for (var day = 1; day <= 9; day++) {
            var file = "id,at\nQ%d,2026/4/%d\n".formatted(day, day);
            var address = "/api/v1/imports/" + imported("/api/v1/imports?mapping=leads", file);

            if (ishii.open(address).json().path("state").asString().equals("running")) {
                aozora.facts();
            }

            assertThat(ishii.open(address).json().path("state").asString()).isEqualTo("done");
            assertThat(ishii.open(address + "/quarantine").json().path("items").size())
                    .isEqualTo(1);
        }
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() {
        var id =
                imported(
                        "/api/v1/imports?mapping=leads",
                        "id,at\n\n\"L\n1\",2026-04-01\r\n\nL2,2026/4/2\n");

        aozora.facts();
        var line = ishii.open("/api/v1/imports/" + id + "/quarantine").json().path("items").get(0);

        assertThat(line.path("line").asInt()).isEqualTo(6);
        assertThat(line.path("payload").path("line").asInt()).isEqualTo(6);
    }

    @Test
    void whatNoRowCouldHoldWaitsAndHarmsNobody() {
        var id =
                imported(
                        "/api/v1/imports?mapping=leads",
                        "id,at\nL1,0001-01-01\n%s,2026-04-01\nL2,2026-04-02\n"
                                .formatted("x".repeat(3_000)));

        assertThat(aozora.facts()).hasSize(1);
        var quarantine = ishii.open("/api/v1/imports/" + id + "/quarantine").json().path("items");
        assertThat(List.of(quarantine.path(0), quarantine.path(1)))
                .extracting(line -> line.path("code").asString())
                .containsExactlyInAnyOrder("bad-time", "value-too-long");
    }

    @Test
    void anImportIsTakenBackForAReason() {
        var id = imported("/api/v1/imports?mapping=leads", "id,at\nL1,2026-04-01\n");
        var address = "/api/v1/imports/" + id + "/reversal";

        var refused = ishii.json(address, "{}");
        var taken = ishii.json(address, "{\"reason\": \"違う月でした。\"}");
        var twice = ishii.json(address, "{\"reason\": \"もう一度\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(taken.json().path("reversal").path("by").asString()).isEqualTo("ishii");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(aozora.facts()).isEmpty();
    }

    @Test
    void masterDataComesByItsOwnAddress() {
        var id = imported("/api/v1/references/teams/imports", "agent,region\nA,東\n,西\n");

        var done = ishii.open("/api/v1/imports/" + id).json();

        assertThat(done.path("accepted").asLong()).isEqualTo(1);
        assertThat(done.path("quarantined").asLong()).isEqualTo(1);
        assertThat(done.path("kind").asString()).isEqualTo("reference");
    }

    @Test
    void refusalsSayWhatToDo() {
        var ogawa = new TestBrowser(context, aozora.person("ogawa"));

        var unknown = ishii.upload("/api/v1/imports?mapping=deals", Map.of(), "id\n1\n");
        var forbidden = ogawa.upload("/api/v1/imports?mapping=leads", Map.of(), "id\n1\n");
        var nowhere = ishii.open("/api/v1/imports/" + new UUID(1, 2));
        var failed = imported("/api/v1/imports?mapping=leads", "id,day\nL1,2026-04-01\n");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("detail").asString()).contains("deals");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(nowhere.status()).isEqualTo(404);
        var problem = ishii.open("/api/v1/imports/" + failed).json();
        assertThat(problem.path("state").asString()).isEqualTo("failed");
        assertThat(problem.path("problem").path("detail").asString()).contains("at", "id, day");
    }

    private UUID imported(String address, String file) {
        var answer = ishii.upload(address, Map.of(), file);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        var id = UUID.fromString(answer.json().path("id").asString());
        aozora.ended(id);
        return id;
    }
}
