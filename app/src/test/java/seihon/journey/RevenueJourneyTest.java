package seihon.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.browser.Trade;
import seihon.browser.Visit.Eyes;
import seihon.testkit.HouseTest;

/// Rows come in and become figures, and a figure leads back to its rows.
@Tag("browser")
@HouseTest(
        web = WebEnvironment.RANDOM_PORT,
        properties = {"seihon.example=true", "seihon.trade=true"})
class RevenueJourneyTest {

    private static final String MAPPING = "Stock/connectors/deal-book.yaml";
    private static final String DATE = "format: yyyy/MM/dd}";
    private static final String BOTH_DATES = "format: \"[yyyy/MM/dd][yyyy-MM-dd]\"}";

    /// The third row writes its date in another way.
    private static final String ROWS =
            """
            番号,案件番号,日付,出来事,金額,担当,商品,理由
            900001,J0001,2026/11/02,有効,,kimura,みまもり標準,
            900002,J0001,2026/11/04,商談,1200000,yamashita,みまもり標準,
            900003,J0001,2026-11-06,提案,1200000,yamashita,みまもり標準,
            """;

    @LocalServerPort private int port;
    @Autowired private Trade trade;

    @BeforeEach
    void tradeIsIn() {
        trade.awaitAll();
    }

    @Test
    void unreadableRowIsRepairedByAProposalAndReadAgain() {
        try (var ishii = Traveller.of(port, "ishii", Eyes.DESK)) {
            var imported = imports(ishii);
            until(ishii, imported, "受信3件 ＝ 採用2件 ＋ 重複0件 ＋ 隔離1件");

            ishii.open("/data/quarantine");
            ishii.follow(link(ishii, "マッピングを直す提案を作る"));
            var number = ishii.proposes(MAPPING, DATE, BOTH_DATES);
            approves("tanaka", number);

            until(ishii, imported, "受信3件 ＝ 採用3件 ＋ 重複0件 ＋ 隔離0件");
            until(ishii, "/cases/J0001", "提案");
            assertThat(ishii.page().locator("section").first().innerText()).contains("提案", "120万円");
        }
    }

    private static String imports(Traveller who) {
        who.open("/data/imports");
        who.page()
                .locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "案件.csv", "text/csv", ROWS.getBytes(StandardCharsets.UTF_8)));
        who.press("ファイルを確かめる");
        assertThat(who.text()).contains("案件番号", "2026-11-06");
        who.page().locator("#target").selectOption("mapping/deal-book");
        who.press("取り込む");
        return who.page().url().replaceFirst("^https?://[^/]+", "");
    }

    private void approves(String person, long number) {
        try (var approver = Traveller.of(port, person, Eyes.DESK)) {
            approver.open("/proposals/" + number);
            approver.press("承認する");
            assertThat(approver.flash()).contains("正本になりました");
        }
    }

    @Test
    void figureOnTheDashboardLeadsToItsRowsAndItsDefinition() {
        try (var sato = Traveller.of(port, "sato", Eyes.DESK)) {
            sato.open("/");
            var strip =
                    sato.page()
                            .locator(".sg", new Page.LocatorOptions().setHasText("商談"))
                            .locator(".sg-v a");
            var balance = strip.innerText().strip();
            sato.follow(strip);
            assertThat(sato.page().locator(".fig-v").innerText()).contains(balance);
            assertThat(sato.text()).contains("「商談」の残高", "期首の残高", "流入", "流出");
            var why = sato.page().url();

            sato.follow(link(sato, "記帳"));
            assertThat(sato.text()).contains("案件番号", "出来事", "商談", "台帳に変わらず含まれています");

            sato.page().navigate(why);
            sato.follow(link(sato, "新規開拓（第"));
            assertThat(sato.text()).contains("new-business", "見込み客", "商談");
        }
    }

    @Test
    void monthOfTheFunnelIsBrokenDownByChannel() {
        try (var sato = Traveller.of(port, "sato", Eyes.DESK)) {
            sato.open("/");
            sato.follow(link(sato, "ファネルを見る"));
            var all = lastInflow(sato);
            sato.page().getByText("絞り込み").click();
            sato.page().locator("#f-channel").selectOption("展示会");
            sato.press("表示する");

            assertThat(lastInflow(sato)).isPositive().isLessThan(all);
        }
    }

    /// What came into the first stage in the month that is not over.
    private static long lastInflow(Traveller who) {
        var cell = who.page().locator(".mx tr.now td").nth(1).innerText();
        return Long.parseLong(cell.replace(",", ""));
    }

    @Test
    void openPageFollowsTheLedgerAndLeavesWhatIsBeingWritten() {
        try (var sato = Traveller.of(port, "sato", Eyes.DESK);
                var abe = Traveller.of(port, "abe", Eyes.DESK)) {
            sato.open("/revenue/new-business");
            var page = sato.page();
            page.getByText("絞り込み").click();
            var before = page.locator(".stamp").innerText();

            writesNote(abe, "見積もりを出しました");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !page.locator(".stamp").innerText().equals(before));
            assertThat(page.locator("#f-channel").isVisible()).isTrue();

            sato.fill("note-text", "展示会の初日");
            var moved = page.locator(".stamp").innerText();
            page.waitForResponse(
                    answer -> answer.headers().containsKey("hx-trigger"),
                    () -> writesNote(abe, "返事を待っています"));
            assertThat(page.locator("#note-text").inputValue()).isEqualTo("展示会の初日");
            assertThat(page.locator(".stamp").innerText()).isEqualTo(moved);
        }
    }

    private static void writesNote(Traveller who, String text) {
        who.open("/work");
        who.follow(who.page().locator(".rows a.t").first());
        who.fill("note", text);
        who.press("メモを残す");
        assertThat(who.flash()).contains("メモを残しました");
    }

    @Test
    void caseIsWorkedFromTheListOnAPhone() {
        try (var abe = Traveller.of(port, "abe", Eyes.PHONE)) {
            abe.open("/work");
            assertThat(abe.text()).contains("上限を");
            abe.follow(abe.page().locator(".rows a.t").first());
            abe.fill("note", "来週の火曜に見積もりをお持ちします");
            abe.press("メモを残す");

            assertThat(abe.flash()).contains("メモを残しました");
            until(abe, abe.page().url().replaceFirst("^https?://[^/]+", ""), "手入力");
            assertThat(abe.text()).contains("来週の火曜に見積もりをお持ちします");
        }
    }

    private static Locator link(Traveller who, String words) {
        return who.page().locator("main a", new Page.LocatorOptions().setHasText(words)).first();
    }

    /// Opens the page again until it says so: what is derived comes a moment later.
    private static void until(Traveller who, String path, String words) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    who.open(path);
                    assertThat(who.text()).contains(words);
                });
    }
}
