package seihon.revenue.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Way;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.TestBrowser;
import seihon.revenue.TestCompany;
import seihon.revenue.funnel.SalesBook;
import seihon.testkit.HouseTest;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardPagesTest {

    private static final String SALES =
            """
            kind: stage-model
            id: sales
            title: {ja: 商談, en: Sales}
            zone: Asia/Tokyo
            subject: case
            unit: JPY
            dims: {channel: first, campaign: first}
            touch:
              hot: [{on: activity, when: "fact.data.name == '資料請求'"}]
              contact: [{on: activity, when: "fact.data.name == '話せた'"}]
            stages:
              - {id: MQL, title: {ja: 見込み客}, rank: 1, department: marketing, enter: [{on: activity, when: "fact.data.name == 'MQL'"}]}
              - {id: OPP, title: {ja: 商談中}, rank: 2, department: field-sales, enter: [{on: activity, when: "fact.data.name == 'OPP'"}]}
              - {id: WON, title: {ja: 受注}, kind: won, rank: 3, enter: [{on: activity, when: "fact.data.name == 'WON'"}]}
              - {id: NURTURE, title: {ja: 育成}, kind: recycle, department: marketing, enter: [{on: activity, when: "fact.data.name == 'NURTURE'"}]}
            """;

    private static final String SUCCESS =
            """
            kind: stage-model
            id: success
            title: {ja: 定着, en: Success}
            zone: Asia/Tokyo
            subject: case
            stages:
              - {id: IN, rank: 1, enter: [{on: activity, when: "fact.data.name == 'MQL'"}]}
              - {id: HOME, kind: success, rank: 2, enter: [{on: activity, when: "fact.data.name == 'OPP'"}]}
            """;

    private static final String PLAIN =
            """
            kind: stage-model
            id: plain
            title: {ja: 受付, en: Desk}
            zone: Asia/Tokyo
            subject: case
            stages:
              - {id: MQL, title: {ja: 見込み客, en: Lead}, rank: 1, enter: [{on: activity, when: "fact.data.name == 'MQL'"}]}
              - {id: OPP, rank: 2, optional: true, enter: [{on: activity, when: "fact.data.name == 'OPP'"}]}
              - {id: WON, kind: won, enter: [{on: activity, when: "fact.data.name == 'WON'"}]}
            """;

    /// The clock of tests stands in November 2026.
    private static final String ROWS =
            """
            no,case,time,event,amount,channel,campaign,reason
            1,A1,2026-10-05 10:00,MQL,,展示会,春,
            2,A1,2026-10-05 10:30,資料請求,,,,
            3,A1,2026-10-05 11:00,話せた,,,,
            4,A1,2026-10-13 10:00,OPP,300000,,,
            5,A1,2026-10-20 10:00,NURTURE,,,,予算がない
            6,A2,2026-10-21 10:00,WON,200000,検索,記事,
            7,A2,2026-10-22 10:00,MQL,,,,
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
                        SALES,
                        "Stock/revenue/success.yaml",
                        SUCCESS,
                        "Stock/revenue/plain.yaml",
                        PLAIN);
        aozora.imports("book", ROWS);
    }

    private String page(String address) {
        return page(aozora, address);
    }

    private String page(TestCompany company, String address) {
        return linked(company, UriComponentsBuilder.fromUriString(address).encode().toUriString());
    }

    /// By an address as a page gives it out.
    private String linked(TestCompany company, String address) {
        var response =
                new TestBrowser(context, company.person("sato"))
                        .ask(address, "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance", "conversion", "moves", "wins", "segments", "handovers"})
    void everyPartOfABoardOffersItsRowsAsFiles(String part) {
        var page = page("/revenue/sales?part=" + part);

        assertThat(page).contains("/revenue/sales/", ".csv?").doesNotContain("??");
    }

    @Test
    void aModelWithoutOpportunitiesOffersNoWinRates() {
        var page = page("/revenue/success?part=wins");

        assertThat(page).contains(">残高と流れ<").doesNotContain(">受注率<", ">経路・内訳<");
    }

    @Test
    void aModelWithOneMandatoryStageHasNoWaysToLookAt() {
        var page = page("/revenue/plain?part=conversion");

        assertThat(page).contains(">残高と流れ<").doesNotContain(">転換と日数<");
    }

    /// A2 was won without the stage between.
    @Test
    void wonLiesBeyondEveryStageAlsoWithoutARank() {
        var october = FunnelQuestion.of("plain").between("2026-10", "2026-10");
        var way = new Way("MQL", "OPP", Basis.COHORT, OptionalInt.empty());

        var row = aozora.rows(funnel -> funnel.conversion(aozora.tenant, october, way)).getFirst();

        assertThat(row.entered()).isEqualTo(2);
        assertThat(row.reached()).isEqualTo(2);
    }

    @Test
    void cohortsAreFollowedFromTheFirstWeekOn() {
        assertThat(page("/revenue/sales?part=conversion"))
                .contains(">7日<", ">14日<", ">30日<", ">60日<", ">90日<", ">180日<");
    }

    @Test
    void conversionIsMeasuredAgainstWhatTheReaderChooses() {
        assertThat(page("/revenue/sales"))
                .contains("同じ期間の比", "入った期間ごと（いままで）", "入った期間ごと（90日以内）", "100％を超えることがあります")
                .doesNotContain("いままでに次の段階へ届いた割合");
        assertThat(page("/revenue/sales?basis=cohort"))
                .contains("いままでに次の段階へ届いた割合", "basis=cohort")
                .doesNotContain("100％を超えることがあります");
        assertThat(page("/revenue/sales?basis=within")).contains("within_days=90");
    }

    @Test
    void whatAFactIsAboutLeadsToItsCase() {
        var october = FunnelQuestion.of("plain").between("2026-10", "2026-10");
        var mql = aozora.rows(funnel -> funnel.flow(aozora.tenant, october)).getFirst();

        assertThat(linked(aozora, mql.why())).containsPattern("href=\"/cases/[^\"]+model=plain\"");
    }

    @Test
    void readersOfEnglishReadEnglishNamesOfStages() {
        var october = FunnelQuestion.of("plain").between("2026-10", "2026-10");
        var mql = aozora.rows(funnel -> funnel.flow(aozora.tenant, october)).getFirst();

        assertThat(linked(aozora, mql.why() + "&lang=en")).contains("balance of “Lead”");
    }

    @Test
    void handoversShowFirstTouchReasonsAndDepartments() {
        var page = page("/revenue/sales?part=handovers");

        assertThat(page).contains("30分", "予算がない", "外勤営業", "マーケティング");
    }

    @Test
    void countsOfUnusualMovesOpenTheirCases() {
        assertThat(page("/revenue/sales?part=moves"))
                .contains("/revenue/sales/cases?grain=month&amp;list=out_of_order");
        assertThat(page("/revenue/sales/cases?list=out_of_order"))
                .contains("順番どおりでない案件", "/cases/A2?model=sales", "受注 → 見込み客");
    }

    @Test
    void aRowWithoutFieldsIsNotTakenForErased() {
        aozora.says("{}");

        assertThat(page("/why/entries/" + (aozora.size() - 1)))
                .contains("この行には項目がありません", "受け取ったままの形で見る")
                .doesNotContain("消去されました");
    }

    @Test
    void aFileHoldsTheRowsOfItsTable() throws Exception {
        var response =
                new TestBrowser(context, aozora.person("sato"))
                        .ask(
                                "/revenue/sales/reach.csv?from=2026-10&to=2026-10&by=channel",
                                "text/html");

        assertThat(response.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"sales-reach.csv\"");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .startsWith("\uFEFFby,stage,next_stage,entered,went_on,rate,why\r\n")
                .contains("展示会,OPP,WON,1,0,0,");
    }

    @Test
    void whatAModelCannotCountIsSaidWithItsCases() {
        var abroad =
                doors.company(
                        "Stock/connectors/book.yaml",
                        SalesBook.MAPPING.replace("unit: JPY", "unit: USD"),
                        "Stock/revenue/sales.yaml",
                        SALES);
        abroad.imports("book", ROWS);

        var page = page(abroad, "/revenue/sales");

        assertThat(page).contains("金額が2件（案件 2件）あり、金額の合計に入っていません", "/cases/A1?model=sales");
        assertThat(page("/revenue/sales")).doesNotContain("金額の合計に入っていません");
    }

    @Test
    void aDimensionWithManyValuesIsFilteredByTyping() {
        var crowded =
                doors.company(
                        "Stock/connectors/book.yaml",
                        SalesBook.MAPPING,
                        "Stock/revenue/sales.yaml",
                        SALES);
        var rows = new StringBuilder("no,case,time,event,amount,channel,campaign,reason\n");
        for (var n = 1; n <= 70; n++) {
            rows.append("%d,C%d,2026-10-05 10:00,MQL,,検索,施策%d,\n".formatted(n, n, n));
        }
        crowded.imports("book", rows.toString());

        assertThat(page(crowded, "/revenue/sales"))
                .contains("list=\"v-campaign\"", "<option value=\"施策70\">");
        assertThat(page(crowded, "/revenue/sales?campaign=施策70&channel="))
                .contains("value=\"施策70\"");
    }

    @Test
    void theCasesToWorkOnAreKeptAsAFile() {
        var list = page("/work?model=sales&stage=MQL");

        assertThat(list).contains("/work.csv?model=sales&amp;stage=MQL");
        assertThat(page("/work.csv?model=sales&stage=MQL"))
                .startsWith("\uFEFFcase,name,stage,days,days_over,amount,unit,hot_since,dims\r\n")
                .contains("A2,", ",見込み客,");
    }

    @Test
    void whatAFigureCountedIsKeptAsAFile() {
        var flow = page("/revenue/sales/flow.csv?from=2026-10&to=2026-10");
        var why = flow.lines().filter(line -> line.contains(",MQL,")).findFirst().orElseThrow();
        var figure = why.substring(why.lastIndexOf("/why?figure=") + "/why?figure=".length());

        assertThat(linked(aozora, "/why?figure=" + figure)).contains("/why.csv?figure=");
        assertThat(linked(aozora, "/why.csv?figure=" + figure))
                .startsWith("\uFEFFseq,ordinal,at,kind,subject_type,subject,dims,amount,unit,data,")
                .contains(",activity,case,A2,")
                .doesNotContain(",A1,");
    }

    @Test
    void aTableThatIsNoneIsNotFound() {
        var response =
                new TestBrowser(context, aozora.person("sato"))
                        .ask("/revenue/sales/gold.csv", "text/html");

        assertThat(response.getStatus()).isEqualTo(404);
    }
}
