package seihon.revenue.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.EntryNo;
import seihon.domain.Outcome;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Replay;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;
import seihon.testkit.TestHouse;

@HouseTest
class CaseActsTest {

    private static final String DEALS =
            """
            kind: mapping
            id: deals
            title: {ja: 商談の一覧, en: Deals}
            source: deals
            format: csv
            row_id: [id]
            facts:
              - kind: deal.won
                subject: {type: case, id: id}
                at: {column: at, format: yyyy-MM-dd}
                amount: {column: price, unit: JPY}
            """;
    private static final String SALES =
            """
            kind: stage-model
            id: sales
            title: {ja: 商談}
            zone: Asia/Tokyo
            subject: case
            unit: JPY
            stages:
              - {id: WON, kind: won, rank: 1, enter: [{on: deal.won}]}
            """;
    private static final Fact.Subject DEAL = new Fact.Subject("case", "A1");

    @Autowired private TestCompany.Doors doors;
    @Autowired private CaseActs acts;
    @Autowired private CaseDesk cases;
    @Autowired private Facts facts;
    @Autowired private Replay replay;
    @Autowired private Transactions transactions;
    private TestCompany aozora;

    @BeforeEach
    void aDealWasWon() {
        aozora =
                doors.company(
                        "Stock/connectors/deals.yaml", DEALS, "Stock/revenue/sales.yaml", SALES);
        aozora.imports("deals", "id,at,price\nA1,2026-04-01,100\n");
    }

    @Test
    void whatAColleagueHasJustCorrectedIsNotOverwrittenUnseen() {
        var seen = holding().getFirst();

        var first = corrects("sato", seen, "200");
        replay.catchUp(aozora.tenant);

        assertThat(corrects("ishii", seen, "300")).isEqualTo(isCorrected(seen, first));
        assertThat(holding()).extracting(Fact::amount).containsExactly(new BigDecimal("200"));
    }

    @Test
    void aCorrectionThatTheFactsDoNotKnowYetIsNotOverwrittenEither() {
        var seen = holding().getFirst();

        var first = corrects("sato", seen, "200");

        assertThat(corrects("ishii", seen, "300")).isEqualTo(isCorrected(seen, first));
        assertThat(corrects("sato", seen, "200")).isEqualTo(first);
        replay.catchUp(aozora.tenant);
        assertThat(holding()).extracting(Fact::amount).containsExactly(new BigDecimal("200"));
    }

    @Test
    void aCorrectionIsCorrectedInItsTurn() {
        corrects("sato", holding().getFirst(), "200");
        replay.catchUp(aozora.tenant);

        assertThat(corrects("ishii", holding().getFirst(), "300")).isInstanceOf(Outcome.Done.class);
        replay.catchUp(aozora.tenant);
        assertThat(holding()).extracting(Fact::amount).containsExactly(new BigDecimal("300"));
    }

    private static Outcome<EntryNo> isCorrected(Fact seen, Outcome<EntryNo> first) {
        assertThat(first).isInstanceOf(Outcome.Done.class);
        return Outcome.refused(
                "revenue.case.corrected-already",
                seen.seq().toString(),
                "sato",
                "2026-04-01, 200 JPY",
                ((Outcome.Done<EntryNo>) first).value().toString());
    }

    @Test
    void whatWasTakenBackIsNotCorrected() {
        var again = aozora.imports("deals", "id,at,price\nA1,2026-04-01,900\n");
        var wrong = holding().getFirst();

        aozora.takesBack(again, "別の会社の一覧でした。");

        assertThat(corrects("sato", wrong, "200")).isInstanceOf(Outcome.Refused.class);
        assertThat(holding()).extracting(Fact::amount).containsExactly(new BigDecimal("100"));
    }

    private Outcome<EntryNo> corrects(String who, Fact fact, String amount) {
        var correction =
                new CaseActs.Correction(
                        fact.id(), Optional.empty(), Optional.of(new BigDecimal(amount)), "桁の誤り");
        var known =
                transactions.read(
                        aozora.tenant, () -> cases.find(aozora.tenant, DEAL.id(), "sales"));
        return acts.correct(aozora.person(who), known, correction, TestHouse.START);
    }

    private List<Fact> holding() {
        var asked = new Facts.Subjects(DEAL.type(), List.of(DEAL.id()));
        return transactions.read(
                aozora.tenant,
                () ->
                        facts.of(
                                aozora.tenant,
                                facts.generation(aozora.tenant),
                                asked,
                                Long.MAX_VALUE));
    }
}
