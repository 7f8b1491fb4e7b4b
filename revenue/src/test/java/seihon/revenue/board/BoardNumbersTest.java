package seihon.revenue.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.revenue.TestBrowser;
import seihon.revenue.TestCompany;
import seihon.revenue.funnel.SalesBook;
import seihon.testkit.HouseTest;

/// Numbers of a board as somebody checks them with pencil and paper.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardNumbersTest {

    private static final String SALES =
            """
            kind: stage-model
            id: sales
            title: {ja: 商談, en: Sales}
            zone: Asia/Tokyo
            subject: case
            unit: JPY
            dims: {channel: first}
            stages:
              - {id: MQL, title: {ja: 見込み客}, rank: 1, enter: [{on: activity, when: "fact.data.name == 'MQL'"}]}
              - {id: OPP, title: {ja: 商談中}, rank: 2, enter: [{on: activity, when: "fact.data.name == 'OPP'"}]}
              - {id: WON, title: {ja: 受注}, kind: won, rank: 3, enter: [{on: activity, when: "fact.data.name == 'WON'"}]}
              - {id: NURTURE, title: {ja: 育成}, kind: recycle, enter: [{on: activity, when: "fact.data.name == 'NURTURE'"}]}
            """;

    /// The clock of tests stands in November 2026. B2 leaves out the same stage twice.
    private static final String ROWS =
            """
            no,case,time,event,amount,channel,campaign,reason
            1,B1,2026-10-01 10:00,MQL,,展示会,,
            2,B1,2026-10-02 10:00,OPP,1234567,,,
            3,B1,2026-10-20 10:00,WON,1234567,,,
            4,B2,2026-10-03 10:00,MQL,,検索,,
            5,B2,2026-10-04 10:00,WON,2345678,,,
            6,B2,2026-10-05 10:00,MQL,,,,
            7,B2,2026-10-06 10:00,WON,2345678,,,
            8,B3,2024-12-05 10:00,MQL,,検索,,
            """;

    @Autowired private TestCompany.Doors doors;
    @Autowired private WebApplicationContext context;
    private TestCompany aozora;

    @BeforeAll
    void aozoraHasItsBook() {
        aozora =
                doors.company(
                        "Stock/connectors/book.yaml",
                        SalesBook.MAPPING,
                        "Stock/revenue/sales.yaml",
                        SALES);
        aozora.imports("book", ROWS);
    }

    private String page(String address) {
        var response =
                new TestBrowser(context, aozora.person("sato"))
                        .ask(address, "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void amountsOfACaseListAndOfTheEvidenceCanBeAddedUp() {
        var flow = page("/revenue/sales/flow.csv?from=2026-10&to=2026-10");
        var won = flow.lines().filter(line -> line.contains(",WON,")).findFirst().orElseThrow();
        var figure = won.substring(won.lastIndexOf("/why?figure="));

        assertThat(page("/revenue/sales/cases?list=fast_pass")).contains("2,345,678円");
        assertThat(page(figure + "%26measure%3Din_amount")).contains("1,234,567円", "2,345,678円");
    }

    @Test
    void aFastPassIsCountedAsOftenAsItHappened() {
        assertThat(page("/revenue/sales?part=moves"))
                .contains(">2回</a>", ">1件の案件</a>", "そのすべてが、通るはずの段階を通っていません");
    }

    @Test
    void whatIsLackingIsTheTargetLessWhatIsWon() {
        assertThat(page("/revenue/sales?part=wins&target=5000000"))
                .containsSubsequence("足りない額", ">377万円<", "入力した目標", ">500万円<", "受注済み", ">123万円<");
    }

    @Test
    void aValueThatNoCaseHasStaysChosenAndIsSaid() {
        assertThat(page("/revenue/sales?channel=折込"))
                .contains("折込（該当なし）", "この条件の案件はありません", "絞り込みを外す")
                .doesNotContain("<table class=\"mx\">");
        assertThat(page("/revenue/sales?channel=検索")).contains("流入経路：検索").doesNotContain("該当なし");
    }

    @Test
    void periodsLongAgoAreShownAndLeadBack() {
        assertThat(page("/revenue/sales?part=moves&from=2024-11&to=2025-01"))
                .contains(
                        "24/11〜25/1", "from=2024-08&amp;to=2024-10", "from=2025-02&amp;to=2025-04")
                .contains(
                        "/revenue/sales/cases?grain=month&amp;from=2024-11&amp;to=2025-01&amp;list=");
        assertThat(page("/revenue/sales?from=2024-12&to=2024-12&grain=week"))
                .contains("24/11/25〜25/1/5", "data-chart");
    }

    @Test
    void periodsThatCannotBeReadAreRefused() {
        assertThat(status("/revenue/sales?from=soon")).isEqualTo(422);
        assertThat(status("/revenue/sales?from=2026-03&to=2026-01")).isEqualTo(422);
        assertThat(status("/revenue/sales?grain=week&from=2001-01")).isEqualTo(422);
    }

    private int status(String address) {
        return new TestBrowser(context, aozora.person("sato"))
                .ask(address, "text/html,application/xhtml+xml,*/*;q=0.8")
                .getStatus();
    }

    @Test
    void stagesWithoutAmountsTakeNoRoomInTheMatrixOfAmounts() {
        assertThat(page("/revenue/sales")).contains("<small>MQL</small>");
        assertThat(page("/revenue/sales?measure=amount"))
                .contains("<small>OPP</small>", "万円・")
                .doesNotContain("<small>NURTURE</small>");
    }

    @Test
    void partsAreSummedUpWhereTheyCanBe() {
        assertThat(page("/revenue/sales?part=segments")).contains(">合計</th>");
        assertThat(page("/revenue/sales?part=moves")).contains(">合計</th>");
    }

    @Test
    void theEvidenceOfAnAmountHoldsItsOwnRow() {
        var flow = page("/revenue/sales/flow.csv?from=2026-10&to=2026-10");
        var won = flow.lines().filter(line -> line.contains(",MQL,")).findFirst().orElseThrow();
        var figure = won.substring(won.lastIndexOf("/why?figure="));

        assertThat(page(figure + "%26measure%3Din"))
                .contains("「見込み客」の流入（2026年10月1日〜2026年10月31日）")
                .containsSubsequence("計算", "期首の残高", "流入", "流出", "残高");
    }
}
