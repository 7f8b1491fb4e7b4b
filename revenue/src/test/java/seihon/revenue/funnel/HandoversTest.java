package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.Outcome;
import seihon.domain.Transactions;
import seihon.ledger.Rebuild;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.Funnel.Target;
import seihon.revenue.Funnel.Way;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow.Listed;
import seihon.revenue.FunnelRow.Reach;
import seihon.revenue.Handovers;
import seihon.revenue.Handovers.FirstTouch;
import seihon.revenue.Handovers.Minutes;
import seihon.revenue.Handovers.Reason;
import seihon.revenue.Handovers.SentBack;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;

@HouseTest
class HandoversTest {

    private static final FunnelQuestion SALES = FunnelQuestion.of("sales");
    private static final FunnelQuestion JANUARY = SALES.between("2026-01", "2026-01");
    private static final FunnelQuestion WINTER =
            SALES.every(Grain.TOTAL).between("2026-01-01", "2026-03-31");
    private static final Instant LATER = Instant.parse("2026-02-10T03:00:00Z");

    @Autowired private TestCompany.Doors doors;
    @Autowired private Handovers handovers;
    @Autowired private Transactions transactions;
    private TestCompany aozora;

    @BeforeEach
    void aozoraHasItsBook() {
        aozora =
                doors.company(
                        "Stock/connectors/book.yaml",
                        SalesBook.MAPPING,
                        "Stock/revenue/sales.yaml",
                        SalesBook.MODEL);
        aozora.imports("book", SalesBook.ROWS);
    }

    private <R> List<R> asked(Function<Handovers, Outcome<FunnelAnswer<R>>> question) {
        var answer =
                transactions.read(aozora.tenant, () -> TestCompany.done(question.apply(handovers)));
        return ((FunnelAnswer.Ready<R>) answer).rows();
    }

    private List<FirstTouch> touches(FunnelQuestion question) {
        return asked(each -> each.firstTouch(aozora.tenant, question));
    }

    private List<String> listed(Listing listing) {
        return aozora.rows(funnel -> funnel.listed(aozora.tenant, WINTER, listing)).stream()
                .map((Listed row) -> row.caseId() + " " + row.from().orElse("") + ">" + row.to())
                .toList();
    }

    @Test
    void aNightIsNoWorkingTime() {
        var january = touches(JANUARY).getFirst();

        assertThat(january.hot()).isEqualTo(3);
        assertThat(january.touched()).isEqualTo(2);
        assertThat(january.withinHour()).isEqualTo(2);
        assertThat(january.minutes()).contains(new Minutes(52.5, 58.5));
        assertThat(january.why()).startsWith("/why?figure=revenue%2Fsales%2Ffirst-touch");
    }

    @Test
    void theBusinessYearBeginsInApril() {
        var years =
                aozora.rows(funnel ->
                        funnel.flow(
                                aozora.tenant,
                                SALES.every(Grain.FISCAL_YEAR).between("FY2025", "FY2026")));

        assertThat(years)
                .filteredOn(row -> row.stage().equals("MQL"))
                .extracting(row -> row.period() + " " + row.open() + "+" + row.in())
                .containsExactly("FY2025 0+6", "FY2026 1+0");
    }

    @Test
    void requestsThatNobodyAnsweredCountInTheirChannel() {
        var byChannel = touches(JANUARY.every(Grain.TOTAL).by("channel"));

        assertThat(byChannel)
                .extracting(row -> row.by().getFirst() + row.touched() + "/" + row.hot())
                .containsExactly("展示会2/2", "検索0/1");
        assertThat(touches(JANUARY.where("campaign", "記事")).getFirst().hot()).isEqualTo(1);
    }

    @Test
    void casesSentBackAreOpenUntilTheyGoOn() {
        var back = asked(each -> each.sentBack(aozora.tenant, WINTER));

        assertThat(back)
                .extracting(
                        SentBack::fromDepartment,
                        SentBack::toDepartment,
                        SentBack::from,
                        SentBack::count,
                        SentBack::closed,
                        SentBack::open,
                        SentBack::reasons)
                .containsExactly(
                        tuple(
                                "field-sales",
                                "marketing",
                                "OPP",
                                1L,
                                1L,
                                0L,
                                List.of(new Reason("予算がない", 1))),
                        tuple(
                                "marketing",
                                "marketing",
                                "MQL",
                                1L,
                                0L,
                                1L,
                                List.of(new Reason("時期が先", 1))));
    }

    @Test
    void everyCountOfMovesHasItsList() {
        assertThat(listed(Listing.FAST_PASS)).containsExactly("A5 MQL>OPP", "A3 MQL>OPP");
        assertThat(listed(Listing.MANDATORY_SKIPPED)).containsExactly("A5 MQL>OPP", "A3 MQL>OPP");
        assertThat(listed(Listing.RECYCLE))
                .containsExactly("A4 WON>MQL", "A3 OPP>NURTURE", "A2 MQL>NURTURE");
        assertThat(listed(Listing.RE_ENTRY)).containsExactly("A3 NURTURE>SQL");
        assertThat(listed(Listing.SECOND_VISIT)).isEmpty();
        assertThat(listed(Listing.OUT_OF_ORDER)).containsExactly("A4 WON>MQL");
    }

    @Test
    void listsAreAsLongAsTheCountsSay() {
        var summary = aozora.rows(funnel -> funnel.moveSummary(aozora.tenant, WINTER)).getFirst();

        assertThat(listed(Listing.FAST_PASS)).hasSize((int) summary.casesWithFastPass());
        assertThat(listed(Listing.RECYCLE)).hasSize((int) summary.recycles());
        assertThat(listed(Listing.RE_ENTRY)).hasSize((int) summary.reEntries());
        assertThat(listed(Listing.OUT_OF_ORDER)).hasSize((int) summary.outOfOrder());
    }

    @Test
    void aChannelMovesCasesOutOfStages() {
        var rows =
                aozora.rows(
                        funnel -> funnel.reach(aozora.tenant, WINTER.by("channel", "campaign")));

        assertThat(rows.stream().filter(row -> row.by().equals(List.of("展示会", "春"))))
                .extracting(Reach::stage, Reach::entered, Reach::wentOn)
                .containsExactly(
                        tuple("MQL", 2L, 2L),
                        tuple("SQL", 2L, 2L),
                        tuple("OPP", 2L, 1L),
                        tuple("WON", 1L, 0L));
        assertThat(rows.stream().filter(row -> row.by().equals(List.of("検索", "記事"))))
                .filteredOn(row -> row.stage().equals("MQL"))
                .extracting(Reach::rate)
                .containsExactly(Optional.of(new BigDecimal("0.5")));
    }

    @Test
    void reachIsWhatConversionSays() {
        var reach = aozora.rows(funnel -> funnel.reach(aozora.tenant, WINTER)).getFirst();
        var way = new Way("MQL", "SQL", Basis.COHORT, OptionalInt.empty());
        var conversion =
                aozora.rows(funnel -> funnel.conversion(aozora.tenant, WINTER, way)).getFirst();

        assertThat(reach.entered()).isEqualTo(conversion.entered()).isEqualTo(5);
        assertThat(reach.wentOn()).isEqualTo(conversion.reached()).isEqualTo(4);
    }

    @Test
    void anOpportunityOlderThanAnyThatWasWonIsNotExpected() {
        var target = new Target(LATER, Optional.of(new BigDecimal("1100000")));

        var coverage =
                aozora.rows(funnel -> funnel.coverage(aozora.tenant, SALES, target)).getFirst();

        assertThat(coverage.from() + " " + coverage.to()).isEqualTo("2026-01-01 2026-03-31");
        assertThat(coverage.expected().amount()).isEqualByComparingTo("400000");
        assertThat(coverage.dead().amount()).isEqualByComparingTo("900000");
        assertThat(coverage.won()).isEqualByComparingTo("300000");
        assertThat(coverage.rate()).contains(new BigDecimal("0.5"));
    }

    @Test
    void withoutATargetTheBestMonthStandsForIt() {
        var target = new Target(LATER, Optional.empty());

        var coverage =
                aozora.rows(funnel -> funnel.coverage(aozora.tenant, SALES, target)).getFirst();

        assertThat(coverage.target().orElseThrow()).isEqualByComparingTo("900000");
        assertThat(coverage.targetGiven()).isFalse();
    }

    @Test
    void feedbackIsOpenUntilSomebodyDealsWithIt() {
        aozora.says(feedback("2", "予算の話を聞けていませんでした。"));
        var given = said().getFirst();
        assertThat(given.fromDepartment() + " " + given.toDepartment())
                .isEqualTo("field-sales inside-sales");
        assertThat(given.rating()).contains(2);
        assertThat(given.closed()).isEmpty();

        aozora.says(
                """
                {"fact": {"kind": "feedback.closed", "subject": {"type": "case", "id": "A1"},
                  "at": "2026-02-02T01:00:00Z",
                  "data": {"seq": "%d", "ordinal": "0", "text": "予算の欄を足しました。", "by": "ishii"}}}
                """
                        .formatted(given.seq()));

        var closed = said().getFirst();
        assertThat(closed.closed().orElseThrow().answer()).isEqualTo("予算の欄を足しました。");
        assertThat(aozora.rebuilds()).allMatch(Rebuild.Result::equal);
        assertThat(said()).containsExactly(closed);
    }

    @Test
    void aRatingThatIsNoneIsLeftOut() {
        aozora.says(feedback("7", "とてもよい商談でした。"));

        assertThat(said().getFirst().rating()).isEmpty();
    }

    @Test
    void anAnswerThatArrivesBeforeTheFeedbackClosesItToo() {
        aozora.says(
                """
                {"fact": {"kind": "feedback.closed", "subject": {"type": "case", "id": "A1"},
                 "at": "2026-03-30T10:00:00+09:00", "data": {"text": "予算の欄を足しました。"}}}
                """);
        aozora.says(feedback("2", "予算の話を聞けていませんでした。"));

        assertThat(said().getFirst().closed().orElseThrow().answer()).isEqualTo("予算の欄を足しました。");
        assertThat(aozora.rebuilds()).allMatch(Rebuild.Result::equal);
    }

    @Test
    void feedbackFollowsTheFilters() {
        aozora.says(feedback("4", "展示会の名刺がそろっていました。"));

        assertThat(asked(each -> each.feedback(aozora.tenant, WINTER.where("channel", "展示会"))))
                .isNotEmpty();
        assertThat(asked(each -> each.feedback(aozora.tenant, WINTER.where("channel", "検索"))))
                .isEmpty();
    }

    private List<Handovers.Feedback> said() {
        return asked(each -> each.feedback(aozora.tenant, WINTER));
    }

    private static String feedback(String rating, String text) {
        return """
        {"fact": {"kind": "feedback.given", "subject": {"type": "case", "id": "A1"},
          "at": "2026-02-01T01:00:00Z",
          "data": {"from_stage": "OPP", "to_stage": "SQL", "rating": "%s", "text": "%s", "by": "sato"}}}
        """
                .formatted(rating, text);
    }
}
