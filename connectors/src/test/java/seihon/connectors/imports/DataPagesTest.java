package seihon.connectors.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.connectors.Imports;
import seihon.connectors.TestBrowser;
import seihon.connectors.TestCompany;
import seihon.testkit.HouseTest;

@HouseTest
class DataPagesTest {

    private static final String PATH = "Stock/connectors/leads.yaml";
    private static final String LEADS =
            """
            kind: mapping
            id: leads
            title: {ja: 見込み客の一覧}
            source: leads
            format: csv
            row_id: [id]
            facts:
              - kind: lead.captured
                subject: {type: case, id: id}
                at: {column: at, format: yyyy-MM-dd}
            """;

    @Autowired private TestCompany.Doors doors;
    @Autowired private WebApplicationContext context;

    private TestCompany aozora;
    private TestBrowser ishii;

    @BeforeEach
    void found() {
        aozora = doors.company(PATH, LEADS);
        ishii = new TestBrowser(context, aozora.person("ishii"));
    }

    @Test
    void aFileIsLookedAtImportedAndTakenBack() {
        var file = kept("id,at\nL1,2026-04-01\nL2,2026/4/2\n");
        var preview = ishii.open(file);

        var begun = ishii.submit(file + "/imports", Map.of("target", "mapping/leads"));
        var address = Objects.requireNonNull(begun.whole().getRedirectedUrl());
        aozora.ended(id(file));
        aozora.facts();
        var shown = ishii.open(address).text();
        var list = ishii.open("/data/imports").text();
        var again = ishii.submit(file + "/imports", Map.of("target", "mapping/leads"));
        ishii.submit(address + "/reversal", Map.of("reason", "違う月でした。"));

        assertThat(preview.text()).contains("見込み客の一覧", "2026-04-01", "文字", "utf-8");
        assertThat(address).startsWith("/data/imports/");
        assertThat(shown)
                .contains("受信2件 ＝ 採用1件 ＋ 重複0件 ＋ 隔離1件", "日時が書式どおりではありません", "2026/4/2")
                .doesNotContain("hx-trigger");
        assertThat(list).contains("leads.csv", "完了", "注意", "ishii");
        assertThat(again.whole().getRedirectedUrl()).startsWith("/data/files/");
        assertThat(ishii.open(address).text()).contains("違う月でした。", "取り消しました");
    }

    @Test
    void quarantineIsShownByReasonWithTheWayToRepairIt() {
        aozora.imports("leads", "id,at\nL1,2026/4/1\nL2,2026/4/2\n,2026-04-01\n");
        aozora.facts();

        var page = ishii.open("/data/quarantine").text();
        var rows =
                ishii.open(
                                "/data/quarantine/rows?source=leads&code=bad-time&pointer=at&mapping=mapping/leads@1")
                        .text();
        aozora.decides(PATH, LEADS.replace("yyyy-MM-dd", "yyyy/M/d"));
        aozora.facts();
        var repaired = ishii.open("/data/quarantine").text();

        assertThat(page)
                .contains("日時が書式どおりではありません", "idが空です", "2026/4/1、2026/4/2")
                .contains("/documents/edit?path=Stock%2Fconnectors%2Fleads.yaml");
        assertThat(page).contains("ファイルかマッピングを直す", "ファイルを直して取り込み直す");
        assertThat(rows).contains("L1", "L2", "2件が待っています", "href=\"/data/imports/");
        assertThat(repaired).contains("idが空です").doesNotContain("2026/4/2");
    }

    @Test
    void aFileThatCouldNotBeReadStaysUntilItIsTakenBack() {
        var unclosed = aozora.imports("leads", "id,at\n\"L1,2026-04-01\n");
        for (var day = 1; day <= 21; day++) {
            aozora.imports("leads", "id,at\nL2,2026-04-%02d\n".formatted(day));
        }

        var later = ishii.open("/data/quarantine").text();
        ishii.submit("/data/imports/" + unclosed.id() + "/reversal", Map.of("reason", "出し直します。"));
        var takenBack = ishii.open("/data/quarantine").text();

        assertThat(unclosed.state()).isEqualTo(Imports.State.FAILED);
        assertThat(later).contains("/data/imports/" + unclosed.id());
        assertThat(takenBack).doesNotContain("/data/imports/" + unclosed.id());
    }

    @Test
    void importsAreKeptAsAFile() {
        var file = kept("id,at\nL1,2026-04-01\n");
        ishii.submit(file + "/imports", Map.of("target", "mapping/leads"));
        aozora.ended(id(file));

        assertThat(ishii.open("/data/imports").text()).contains("href=\"/data/imports.csv\"");
        assertThat(ishii.open("/data/imports.csv").text())
                .startsWith("\uFEFFid,file,kind,target,state,asked_by,asked_at,received,")
                .contains(",leads.csv,mapping,leads,done,ishii,", ",1,1,0,0,1,0,,\r\n");
    }

    @Test
    void aFileNobodyReadsBecomesAProposedMapping() {
        var file = kept("商談番号,日付,流入経路,金額\n0001,2026/4/1,web,\"1,000\"\n0002,2026/4/2,web,2000\n");
        var page = ishii.open(file).text();
        var draft =
                """
                kind: mapping
                id: deals
                source: deals
                format: csv
                facts:
                  - kind: deal.won
                    subject: {type: case, id: 商談番号}
                    at: {column: 日付, format: yyyy/M/d}
                """;

        var proposed = ishii.submit(file + "/proposals", Map.of("content", draft));
        var refused = ishii.submit(file + "/proposals", Map.of("content", "kind: mapping"));

        assertThat(page)
                .contains("列がそろうマッピングはありません")
                .contains("row_id: [&quot;商談番号&quot;]")
                .contains("column: &quot;日付&quot;, format: &quot;yyyy/M/d&quot;")
                .contains("amount: {column: &quot;金額&quot;, unit: JPY}");
        assertThat(proposed.whole().getRedirectedUrl()).startsWith("/proposals/");
        assertThat(refused.whole().getRedirectedUrl()).isEqualTo(file);
    }

    @Test
    void theDraftAsItStandsCanBeApprovedAndReadsTheFile() {
        var file = kept("case_id,day,channel\nC1,2026/4/1,web\nC2,2026/4/2,web\n");
        var page = ishii.open(file).text();
        var begin = page.indexOf("kind: mapping");
        var draft =
                page.substring(begin, page.indexOf("</textarea>", begin))
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'");

        aozora.decides(
                "Stock/connectors/received.yaml",
                draft.replace("id: leads\n", "id: received\n")
                        .replace("source: leads\n", "source: received\n"));
        ishii.submit(file + "/imports", Map.of("target", "mapping/received"));
        aozora.ended(id(file));

        assertThat(aozora.facts()).hasSize(2);
    }

    @Test
    void whatNobodyMayDoIsNotShown() {
        var ogawa = new TestBrowser(context, aozora.person("ogawa"));

        assertThat(ogawa.open("/data/imports").status()).isEqualTo(403);
        assertThat(ogawa.open("/data/quarantine").status()).isEqualTo(403);
        assertThat(ishii.open("/data/files/" + new UUID(1, 2)).status()).isEqualTo(404);
        assertThat(ishii.open("/data/imports").text()).contains("href=\"/data/imports\"");
    }

    private String kept(String text) {
        var answer = ishii.upload("/data/files", Map.of(), text);
        return Objects.requireNonNull(
                answer.whole().getRedirectedUrl(), "answered " + answer.status());
    }

    private static UUID id(String address) {
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }
}
