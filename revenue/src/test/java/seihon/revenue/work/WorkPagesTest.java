package seihon.revenue.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriUtils;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.revenue.TestBrowser;
import seihon.revenue.TestCompany;
import seihon.revenue.funnel.SalesBook;
import seihon.testkit.HouseTest;
import seihon.web.Findable;
import seihon.web.RefusedRequest;

/// The list of cases to work on, and one case with what people add to it.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkPagesTest {

    private static final String MODEL =
            """
            kind: stage-model
            id: sales
            title: {ja: 商談}
            zone: Asia/Tokyo
            subject: case
            unit: JPY
            dims: {channel: first}
            stages:
              - {id: MQL, title: {ja: 見込み客}, rank: 1, enter: [{on: activity, when: "fact.data.name == 'MQL'"}]}
              - {id: OPP, title: {ja: 商談中}, rank: 2, max_age_days: 3, enter: [{on: activity, when: "fact.data.name == 'OPP'"}]}
              - {id: WON, title: {ja: 受注}, kind: won, rank: 3, enter: [{on: activity, when: "fact.data.name == 'WON'"}]}
            """;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int WITHOUT_LIMIT = 120;
    private static final String AFTER = "after=";

    @Autowired private TestCompany.Doors doors;
    @Autowired private WebApplicationContext context;
    @Autowired private Transactions transactions;
    @Autowired private WorkDesk desk;
    @Autowired private CaseFindable findable;
    @Autowired private CaseDesk cases;
    @Autowired private CaseActs acts;
    @Autowired private Clock clock;
    private TestCompany company;

    /// Many old cases in a stage without a limit, one younger one beyond its own.
    @BeforeAll
    void manyCasesStandLongWithoutALimit() {
        company =
                doors.company(
                        "Stock/connectors/book.yaml",
                        SalesBook.MAPPING,
                        "Stock/revenue/sales.yaml",
                        MODEL);
        var rows = new StringBuilder("no,case,time,event,amount,channel,campaign,reason\n");
        for (var n = 1; n <= WITHOUT_LIMIT; n++) {
            rows.append("%d,OLD%d,%s,MQL,,検索,,\n".formatted(n, n, daysAgo(90)));
        }
        rows.append("900,LATE,%s,OPP,300000,検索,,\n".formatted(daysAgo(10)));
        rows.append("901,SOON,%s,OPP,200000,検索,,\n".formatted(daysAgo(1)));
        company.imports("book", rows.toString());
    }

    private String daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days)).atZone(TOKYO).format(WRITTEN);
    }

    private List<String> called(String text) {
        var search = new WorkDesk.Search("sales", "", Optional.empty(), false, text, "", 100);
        return transactions
                .read(
                        company.tenant,
                        () ->
                                desk.lay(
                                        company.person("sato"),
                                        Locale.JAPANESE,
                                        search,
                                        clock.instant()))
                .rows()
                .stream()
                .map(WorkDesk.Row::id)
                .toList();
    }

    @Test
    void aCaseIsFoundByWhatItIsCalledWhereverItStands() {
        company.says(
                """
                {"fact": {"kind": "activity", "subject": {"type": "case", "id": "DONE"},
                 "at": "2026-11-01T10:00:00+09:00",
                 "data": {"company": "山手食品100%%", "name": "WON"}}}
                """
                        .formatted());

        assertThat(called("山手")).containsExactly("DONE");
        assertThat(called("late")).containsExactly("LATE");
        assertThat(called("0%")).containsExactly("DONE");
        assertThat(called("L_TE")).isEmpty();
    }

    private WorkDesk.View work(boolean over) {
        return work(over, "");
    }

    private WorkDesk.View work(boolean over, String after) {
        var search = new WorkDesk.Search("sales", "", Optional.of(false), over, "", after, 100);
        return transactions.read(
                company.tenant,
                () -> desk.lay(company.person("sato"), Locale.JAPANESE, search, clock.instant()));
    }

    @Test
    void aCaseOverItsLimitComesBeforeAllThatOnlyStandLong() {
        var view = work(false);

        assertThat(view.rows().getFirst().id()).isEqualTo("LATE");
        assertThat(view.total()).isEqualTo(WITHOUT_LIMIT + 2);
        assertThat(view.over()).isOne();
        assertThat(page("/work?model=sales&mine=false"))
                .contains("122件・上限超え 1件（急ぐ順に100件ずつ）", "つづき（次の100件まで）");
    }

    @Test
    void theListGoesOnBehindItsLastCaseUntilAllWereShown() {
        var seen = new ArrayList<>(work(false).rows());
        var next = work(false).next();
        while (!next.isEmpty()) {
            var place = next.substring(next.indexOf(AFTER) + AFTER.length());
            var view = work(false, UriUtils.decode(place, StandardCharsets.UTF_8));
            assertThat(view.total()).isEqualTo(WITHOUT_LIMIT + 2);
            seen.addAll(view.rows());
            next = view.next();
        }

        assertThat(seen)
                .extracting(WorkDesk.Row::id)
                .hasSize(WITHOUT_LIMIT + 2)
                .doesNotHaveDuplicates();
    }

    @Test
    void aPlaceThatNoListGaveIsRefused() {
        assertThatThrownBy(() -> work(false, "true~later~sooner~OLD1"))
                .isInstanceOf(RefusedRequest.class);
    }

    @Test
    void whoMayReadFiguresFindsACaseByItsNumberAndAGuestDoesNot() {
        var sato = company.person("sato");
        var guest =
                new Person(company.tenant, sato.id(), "客", Set.of(), true, Locale.JAPANESE, TOKYO);

        assertThat(found(sato, "late"))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.title()).isEqualTo("案件（商談）");
                    assertThat(group.address()).isEqualTo("/work?model=sales&q=late");
                    assertThat(group.items())
                            .containsExactly(
                                    new Findable.Item(
                                            "LATE", "LATE", "商談中", "/cases/LATE?model=sales"));
                });
        assertThat(found(sato, "OLD").getFirst().total()).isEqualTo(WITHOUT_LIMIT);
        assertThat(found(sato, "OLD").getFirst().items()).hasSize(5);
        assertThat(found(sato, "NOBODY")).isEmpty();
        assertThat(found(guest, "late")).isEmpty();
    }

    private List<Findable.Group> found(Person who, String called) {
        return transactions.read(
                company.tenant, () -> findable.find(who, Locale.JAPANESE, called, 5));
    }

    @Test
    void onlyThoseOverTheirLimitAreAsManyAsTheDashboardSays() {
        var view = work(true);

        assertThat(view.rows()).extracting(WorkDesk.Row::id).containsExactly("LATE");
        assertThat(view.total()).isOne();
    }

    @Test
    void aCaseSaysHowLongItStandsAndHowLongItMay() {
        assertThat(page("/cases/LATE?model=sales")).contains("10日経過・上限3日（7日超過）");
        assertThat(page("/cases/SOON?model=sales")).contains("1日経過・上限3日").doesNotContain("超過");
        assertThat(page("/cases/OLD3?model=sales")).contains("90日経過").doesNotContain("上限");
    }

    @Test
    void aCaseSaysWhichFactBroughtItWhereItStands() {
        var page = page("/cases/SOON?model=sales");

        assertThat(page).contains("きっかけ", "/why/entries/").contains("hx-get=\"/revenue/advance");
    }

    @Test
    void aCorrectionIsCorrectedAgainAndSaysWhyAndByWhom() {
        corrects("LATE", "3000000", "桁を誤って入れたため");
        corrects("LATE", "350000", "見積書のとおりにするため");

        var shown = lay("LATE");
        assertThat(shown.amount())
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("350000"));
        assertThat(shown.facts()).hasSize(1);
        var fact = shown.facts().getFirst();
        assertThat(fact.corrects()).isPresent();
        assertThat(fact.correctable()).isTrue();
        assertThat(page("/cases/LATE?model=sales")).contains("見積書のとおりにするため", "もとの記帳");
    }

    @Test
    void anAmountThatWasNeverSaidIsAddedInTheUnitOfTheModel() {
        corrects("OLD1", "120000", "見積もりを出したため");

        assertThat(lay("OLD1").amount())
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("120000"));
    }

    @Test
    void whatPeopleOnlySayIsNotCorrected() {
        TestCompany.done(
                acts.note(
                        company.person("sato"),
                        new Fact.Subject("case", "OLD2"),
                        "来月また電話します。",
                        clock.instant()));
        doors.replay().catchUp(company.tenant);

        var note = lay("OLD2").facts().getFirst();
        assertThat(note.kind()).isEqualTo("note.written");
        assertThat(note.correctable()).isFalse();
        assertThat(note.data()).containsEntry("text", "来月また電話します。");
    }

    private void corrects(String id, String amount, String why) {
        var known =
                transactions.read(company.tenant, () -> cases.find(company.tenant, id, "sales"));
        var fact = known.history().facts().getLast();
        var correction =
                new CaseActs.Correction(
                        fact.id(), Optional.empty(), Optional.of(new BigDecimal(amount)), why);
        TestCompany.done(acts.correct(company.person("sato"), known, correction, clock.instant()));
        doors.replay().catchUp(company.tenant);
    }

    private CaseDesk.View lay(String id) {
        return transactions.read(
                company.tenant,
                () ->
                        cases.lay(
                                company.person("sato"),
                                Locale.JAPANESE,
                                cases.find(company.tenant, id, "sales"),
                                clock.instant()));
    }

    private String page(String address) {
        var answer =
                new TestBrowser(context, company.person("sato"))
                        .ask(address, "text/html,*/*;q=0.8");
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
