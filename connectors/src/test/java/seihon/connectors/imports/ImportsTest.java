package seihon.connectors.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.connectors.Imports;
import seihon.connectors.Imports.Counts;
import seihon.connectors.Imports.State;
import seihon.connectors.TestCompany;
import seihon.domain.Outcome;
import seihon.ledger.Fact;
import seihon.testkit.HouseTest;

@HouseTest
class ImportsTest {

    private static final String PATH = "Stock/connectors/leads.yaml";
    private static final String LEADS =
            """
            kind: mapping
            id: leads
            source: leads
            format: csv
            csv: {encoding: utf-8, delimiter: ",", header: true}
            row_id: [id]
            aliases: {channel: {展示会: exhibition}}
            facts:
              - kind: lead.captured
                when: "row.id != ''"
                subject: {type: case, id: id}
                at: {column: at, format: yyyy-MM-dd}
                dims: {channel: channel}
                amount: {column: value, unit: JPY}
            """;

    @Autowired private TestCompany.Doors doors;
    @Autowired private Imports imports;

    @Test
    void rowsBecomeFactsAndNothingIsLost() {
        var aozora = doors.company(PATH, LEADS);

        var done =
                aozora.imports(
                        "leads",
                        """
                        id,at,channel,value
                        L1,2026-04-01,展示会,"1,234"
                        L2,2026-04-31,web,10
                        L1,2026-04-01,展示会,"1,234"
                        L3,2026-04-02,,
                        L4,2026-04-02,web,たくさん
                        """);

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts()).isEqualTo(new Counts(5, 2, 1, 2, 2, 0));
        assertThat(aozora.facts())
                .extracting(fact -> fact.subject().id(), Fact::at, Fact::dims, Fact::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "L1",
                                Instant.parse("2026-03-31T15:00:00Z"),
                                Map.of("channel", "exhibition"),
                                new BigDecimal("1234")),
                        org.assertj.core.groups.Tuple.tuple(
                                "L3", Instant.parse("2026-04-01T15:00:00Z"), Map.of(), null));
    }

    @Test
    void theSameFileTwiceIsAllDuplicates() {
        var aozora = doors.company(PATH, LEADS);
        var file = "id,at,channel,value\nL1,2026-04-01,web,1\nL2,2026-04-02,web,2\n";
        aozora.imports("leads", file);

        var again = aozora.imports("leads", file);

        assertThat(again.counts()).isEqualTo(new Counts(2, 0, 2, 0, 0, 0));
        assertThat(aozora.facts()).hasSize(2);
    }

    @Test
    void aRowThatChangedReplacesItsFacts() {
        var aozora = doors.company(PATH, LEADS);
        aozora.imports("leads", "id,at,channel,value\nL1,2026-04-01,web,1\n");

        var corrected = aozora.imports("leads", "id,at,channel,value\nL1,2026-04-01,web,5\n");

        assertThat(corrected.counts()).isEqualTo(new Counts(1, 1, 0, 0, 1, 0));
        assertThat(aozora.facts()).extracting(Fact::amount).containsExactly(new BigDecimal("5"));
    }

    @Test
    void anImportThatWasTakenBackLeavesNoFactAndMayComeAgain() {
        var aozora = doors.company(PATH, LEADS);
        var file = "id,at,channel,value\nL1,2026-04-01,web,1\n";
        var first = aozora.imports("leads", file);

        aozora.takesBack(first.id(), "違う月のファイルでした。");

        assertThat(aozora.facts()).isEmpty();
        assertThat(aozora.imports("leads", file).counts()).isEqualTo(new Counts(1, 1, 0, 0, 1, 0));
        assertThat(aozora.facts()).hasSize(1);
    }

    @Test
    void aNewMappingReadsQuarantinedRowsAgain() {
        var aozora = doors.company(PATH, LEADS);
        aozora.imports("leads", "id,at,channel,value\nL1,2026/4/1,web,1\n");
        assertThat(aozora.facts()).isEmpty();

        aozora.decides(PATH, LEADS.replace("yyyy-MM-dd", "yyyy/M/d"));

        assertThat(aozora.facts()).hasSize(1);
        assertThat(aozora.facts().getFirst().mapping()).isEqualTo("mapping/leads@2");
    }

    @Test
    void equalLinesWithoutAnIdAreFactsOfTheirOwn() {
        var aozora = doors.company(PATH, LEADS.replace("row_id: [id]\n", ""));
        var file = "id,at,channel,value\nL1,2026-04-01,web,1\nL1,2026-04-01,web,1\n";

        assertThat(aozora.imports("leads", file).counts()).isEqualTo(new Counts(2, 2, 0, 0, 2, 0));
        assertThat(aozora.imports("leads", file).counts()).isEqualTo(new Counts(2, 0, 2, 0, 0, 0));
    }

    @Test
    void anAmbiguousDateStopsTheImportAndShowsBothReadings() {
        var aozora = doors.company(PATH, LEADS.replace(", format: yyyy-MM-dd", ""));

        var stopped =
                aozora.imports(
                        "leads", "id,at,channel,value\nL1,2026-04-01,web,1\nL2,04/05/2026,web,1\n");

        assertThat(stopped.state()).isEqualTo(State.FAILED);
        assertThat(stopped.counts()).isEqualTo(Counts.NONE);
        assertThat(stopped.refusal().orElseThrow().arguments())
                .containsExactly(
                        "at", 3L, "04/05/2026", "2026-05-04 (d/M/yyyy)", "2026-04-05 (M/d/yyyy)");
    }

    @Test
    void aFileThatCannotBeTakenApartStaysWithThePosition() {
        var aozora = doors.company(PATH, LEADS);
        var head = "id,at,channel,value\nL1,2026-04-01,web,1\n";

        var unclosed = aozora.imports("leads", head + "L2,\"2026-04-01,web,1\n");
        var sjis = (head + "L2,2026-04-01,展示会,1\n").getBytes(Charset.forName("windows-31j"));
        var undecodable = aozora.imports("leads", sjis);

        assertThat(unclosed.state()).isEqualTo(State.FAILED);
        assertThat(unclosed.refusal().orElseThrow().arguments()).containsExactly(3L, 40L);
        assertThat(undecodable.refusal().orElseThrow().arguments()).containsExactly("utf-8", 54L);
        assertThat(aozora.facts()).isEmpty();
    }

    @Test
    void marksPackingAndOtherEncodingsAreRead() throws IOException {
        var japanese = LEADS.replace("encoding: utf-8", "encoding: windows-31j");
        var aozora = doors.company(PATH, japanese);
        var bravo = doors.company(PATH, LEADS);
        var file = "id,at,channel,value\nL1,2026-04-01,展示会①,1\n";

        aozora.imports("leads", file.getBytes(Charset.forName("windows-31j")));
        bravo.imports("leads", packed("\uFEFF" + file));

        for (var company : List.of(aozora, bravo)) {
            assertThat(company.facts())
                    .extracting(Fact::dims)
                    .containsExactly(Map.of("channel", "展示会①"));
        }
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void missingColumnsAreNamedAndTwoHundredAreNotTooMany() {
        var aozora = doors.company(PATH, LEADS);
        var names = IntStream.range(0, 196).mapToObj(n -> "c" + n).collect(Collectors.joining(","));
        var blanks = ",".repeat(195);

        var refused = aozora.imports("leads", "id,channel\nL1,web\n");
        var wide =
                aozora.imports(
                        "leads",
                        "id,at,channel,value,%s\nL1,2026-04-01,web,1,%s\n"
                                .formatted(names, blanks));

        assertThat(refused.refusal().orElseThrow().arguments())
                .containsExactly("at, value", "id, channel");
        assertThat(wide.counts()).isEqualTo(new Counts(1, 1, 0, 0, 1, 0));
    }

    @Test
    void rowsOfAnotherWidthAreQuarantinedWithoutHarmToOthers() {
        var aozora = doors.company(PATH, LEADS);

        var done =
                aozora.imports(
                        "leads",
                        """
                        id,at,channel,value
                        L1,2026-04-01
                        L2,2026-04-01,web,1,extra
                        L3,2026-04-01,web,1
                        """);

        assertThat(done.counts()).isEqualTo(new Counts(3, 1, 0, 2, 1, 0));
    }

    @Test
    void factsFromTheFutureAreAcceptedAndCounted() {
        var aozora = doors.company(PATH, LEADS);

        var done = aozora.imports("leads", "id,at,channel,value\nL1,2027-04-01,web,1\n");

        assertThat(done.counts()).isEqualTo(new Counts(1, 1, 0, 0, 1, 1));
    }

    @Test
    void onlySomeRolesBringFactsIn() {
        var aozora = doors.company(PATH, LEADS);
        var upload =
                new Imports.Upload(
                        "mapping", "leads", "a.csv", Map.of(), TestCompany.bytes("id\n1\n"));

        var outcome = imports.receive(aozora.person("ogawa"), upload, aozora.next());

        assertThat(outcome).isEqualTo(Outcome.refused("connectors.landing.role-forbidden"));
    }
}
