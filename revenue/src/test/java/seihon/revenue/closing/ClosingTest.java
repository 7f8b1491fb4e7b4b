package seihon.revenue.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.domain.Outcome;
import seihon.domain.Transactions;
import seihon.ledger.Rebuild;
import seihon.revenue.Asking;
import seihon.revenue.FunnelAnswer.Ready;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow.Amounts;
import seihon.revenue.FunnelRow.Closed;
import seihon.revenue.FunnelRow.Flow;
import seihon.revenue.TestBrowser;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;

/// Months that end in Tokyo. The company begins on 24 November 2026.
@HouseTest
class ClosingTest {

    private static final String PATH = "Stock/revenue/sales.yaml";
    private static final String MODEL =
            """
            kind: stage-model
            id: sales
            title: {ja: 商談, en: Sales}
            zone: Asia/Tokyo
            subject: case
            unit: JPY
            stages:
              - {id: MQL, rank: 1, enter: [{on: lead.captured}]}
              - {id: OPP, rank: 2, enter: [{on: deal.opened}]}
              - {id: WON, kind: won, rank: 3, enter: [{on: deal.won}]}
            """;
    private static final Instant END_OF_NOVEMBER = Instant.parse("2026-11-30T15:00:00Z");
    private static final Instant END_OF_DECEMBER = Instant.parse("2026-12-31T15:00:00Z");
    private static final FunnelQuestion NOVEMBER =
            FunnelQuestion.of("sales").between("2026-11", "2026-11");

    @Autowired private TestCompany.Doors doors;
    @Autowired private ClosingJob job;
    @Autowired private Closings closings;
    @Autowired private Transactions transactions;
    @Autowired private WebApplicationContext context;
    private TestCompany aozora;

    @BeforeEach
    void aozoraSells() {
        aozora = doors.company(PATH, MODEL);
        happens("L1", "lead.captured", "2026-11-10");
        happens("L2", "lead.captured", "2026-11-11");
        happens("L1", "deal.opened", "2026-11-20");
    }

    private void happens(String id, String kind, String day) {
        aozora.says(
                """
                {"fact": {"kind": "%s", "subject": {"type": "case", "id": "%s"},
                 "at": "%sT10:00:00+09:00", "amount": 300000, "unit": "JPY"}}
                """
                        .formatted(kind, id, day));
    }

    private void jobRuns(Instant now) {
        job.run(aozora.tenant, now);
        doors.replay().catchUp(aozora.tenant);
    }

    private List<Closed> rows(FunnelQuestion question) {
        var answer =
                transactions.read(
                        aozora.tenant,
                        () -> TestCompany.done(closings.rows(aozora.tenant, question)));
        return ((Ready<Closed>) answer).rows();
    }

    private Closed row(FunnelQuestion question, String stage) {
        return rows(question).stream()
                .filter(row -> row.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private static String numbers(Optional<Flow> side) {
        return side.map(flow ->
                        flow.open()
                                + "/"
                                + flow.in()
                                + "/"
                                + flow.out()
                                + "/"
                                + flow.close()
                                + " "
                                + flow.amounts().map(Amounts::close).orElseThrow().toPlainString())
                .orElse("");
    }

    private List<String> months() {
        return transactions.read(aozora.tenant, () -> closings.of(aozora.tenant, "sales")).stream()
                .map(closing -> closing.month() + " " + closing.size())
                .toList();
    }

    @Test
    void aMonthIsClosedOnceItHasEndedAndOnlyOnce() {
        var size = aozora.size();

        jobRuns(END_OF_NOVEMBER.minusSeconds(1));
        assertThat(months()).isEmpty();
        jobRuns(END_OF_NOVEMBER);
        jobRuns(END_OF_NOVEMBER.plus(Duration.ofHours(1)));

        assertThat(months()).containsExactly("2026-11 " + size);
        assertThat(aozora.size()).isEqualTo(size + 1);
    }

    @Test
    void aLateFactRestatesTheMonthAndLeavesWhatWasReported() {
        jobRuns(END_OF_NOVEMBER);
        assertThat(rows(NOVEMBER)).noneMatch(Closed::isRestated);

        aozora.waitsUntil(END_OF_NOVEMBER.plus(Duration.ofDays(2)));
        happens("L3", "lead.captured", "2026-11-29");

        var captured = row(NOVEMBER, "MQL");
        assertThat(numbers(captured.reported())).isEqualTo("0/2/1/1 300000");
        assertThat(numbers(captured.now())).isEqualTo("0/3/1/2 600000");
        assertThat(captured.isRestated()).isTrue();
        assertThat(row(NOVEMBER, "OPP").isRestated()).isFalse();
        assertThat(captured.reported().orElseThrow().why())
                .contains("as_of%3D" + captured.size() + "%26");
    }

    @Test
    void aHouseThatWasOffClosesLateWithTheFiguresOfThen() {
        var november = aozora.size();
        aozora.waitsUntil(END_OF_NOVEMBER);
        happens("L3", "lead.captured", "2026-11-29");
        happens("L2", "deal.opened", "2026-12-05");
        var december = aozora.size();
        aozora.waitsUntil(END_OF_DECEMBER);
        happens("L4", "lead.captured", "2026-12-30");

        jobRuns(END_OF_DECEMBER.plus(Duration.ofDays(20)));

        assertThat(months()).containsExactly("2026-11 " + november, "2026-12 " + december);
        assertThat(numbers(row(NOVEMBER, "MQL").reported())).isEqualTo("0/2/1/1 300000");
        var later = FunnelQuestion.of("sales").between("2026-12", "2026-12");
        assertThat(numbers(row(later, "MQL").reported())).isEqualTo("2/0/1/1 300000");
        assertThat(numbers(row(later, "MQL").now())).isEqualTo("2/1/1/2 600000");
    }

    @Test
    void whatWasReportedOutlivesItsDefinition() throws InterruptedException {
        aozora.waitsUntil(END_OF_NOVEMBER);
        aozora.decides(PATH, MODEL.replace("on: deal.opened", "on: deal.proposed"));
        assertThat(months()).isEmpty();

        for (int second = 0; months().isEmpty() && second < 60; second++) {
            jobRuns(END_OF_NOVEMBER.plus(Duration.ofHours(1)));
            Thread.sleep(1_000);
        }

        var opened = row(NOVEMBER, "OPP");
        assertThat(opened.revision()).isEqualTo("stage-model/sales@1");
        assertThat(numbers(opened.reported())).isEqualTo("0/1/0/1 300000");
        assertThat(numbers(opened.now())).isEqualTo("0/0/0/0 0");
    }

    @Test
    void aStageThatIsGoneIsStillReported() {
        jobRuns(END_OF_NOVEMBER);

        aozora.decides(PATH, MODEL.replace("id: OPP", "id: DEAL"));

        assertThat(numbers(row(NOVEMBER, "OPP").reported())).isEqualTo("0/1/0/1 300000");
        assertThat(row(NOVEMBER, "OPP").now()).isEmpty();
        assertThat(row(NOVEMBER, "DEAL").reported()).isEmpty();
    }

    @Test
    void monthsBeforeTheFirstFactAreNotClosed() {
        var newcomer = doors.company(PATH, MODEL);

        job.run(newcomer.tenant, END_OF_DECEMBER);

        assertThat(transactions.read(newcomer.tenant, () -> closings.of(newcomer.tenant, "sales")))
                .isEmpty();
    }

    @Test
    void closingsAreKeptByARebuild() {
        jobRuns(END_OF_NOVEMBER);
        var before = rows(NOVEMBER);

        assertThat(aozora.rebuilds()).allMatch(Rebuild.Result::equal);

        assertThat(rows(NOVEMBER)).isEqualTo(before);
    }

    @Test
    void partsAndOtherPeriodsAreRefused() {
        var weeks = NOVEMBER.every(Grain.WEEK).between("2026-W45", "2026-W46");

        assertThat(refusal(weeks)).isEqualTo(Outcome.refused("revenue.closing.grain-invalid"));
        assertThat(refusal(NOVEMBER.where("channel", "web")))
                .isEqualTo(Outcome.refused("revenue.closing.division-invalid"));
    }

    private Outcome<?> refusal(FunnelQuestion question) {
        return transactions.read(aozora.tenant, () -> closings.rows(aozora.tenant, question));
    }

    @Test
    void pageAndFileShowBothSides() {
        jobRuns(END_OF_NOVEMBER);
        aozora.waitsUntil(END_OF_NOVEMBER.plus(Duration.ofDays(2)));
        happens("L3", "lead.captured", "2026-11-29");

        var browser = new TestBrowser(context, aozora.person("sato"));
        var page = Asking.text(browser.ask("/revenue/sales?part=closings", "text/html"));
        var csv = Asking.text(browser.ask("/revenue/sales/closings.csv", "text/csv"));

        assertThat(page).contains("報告のあとに変わった数字", "+1件", "+300,000円", "stage-model/sales@1");
        assertThat(csv).contains("reported_close").contains("2026-11,MQL");
    }
}
