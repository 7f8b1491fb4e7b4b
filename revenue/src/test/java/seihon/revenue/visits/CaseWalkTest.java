package seihon.revenue.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import seihon.revenue.StageModel;
import seihon.revenue.model.Models;

class CaseWalkTest {

    private static final StageModel MODEL =
            Models.read(
                    """
                    kind: stage-model
                    id: new-business
                    title: 新規
                    zone: Asia/Tokyo
                    unit: JPY
                    dims: {channel: first, segment: last, owner: at_entry}
                    loops: [[USAGE, MQL]]
                    stages:
                      - {id: DRAFT, before_first: true, enter: [{on: activity, when: "fact.data.name == 'DRAFT'"}]}
                      - {id: MQL, rank: 1, enter: [{on: activity, when: "fact.data.name == 'MQL'"}]}
                      - {id: SQL, rank: 2, optional: true, enter: [{on: activity, when: "fact.data.name == 'SQL'"}]}
                      - {id: OPP, rank: 3, enter: [{on: activity, when: "fact.data.name == 'OPP'"}]}
                      - {id: WON, kind: won, rank: 4, enter: [{on: activity, when: "fact.data.name == 'WON'"}]}
                      - {id: USAGE, kind: success, rank: 5, enter: [{on: activity, when: "fact.data.name == 'USAGE'"}]}
                      - {id: LOST, kind: lost, enter: [{on: activity, when: "fact.data.name == 'LOST'"}]}
                      - {id: NURTURE, kind: recycle, enter: [{on: activity, when: "fact.data.name == 'NURTURE'"}]}
                    """);

    @Test
    void aRecycledCaseComesBackWithASecondVisit() {
        var visits =
                new CaseFacts()
                        .activity("L3", "2026-01-12T10:00:00+09:00", "MQL", "")
                        .activity("L3", "2026-01-28T10:00:00+09:00", "SQL", "")
                        .activity("L3", "2026-02-05T10:00:00+09:00", "NURTURE", "")
                        .activity("L3", "2026-03-03T10:00:00+09:00", "SQL", "")
                        .activity("L3", "2026-03-20T10:00:00+09:00", "OPP", "500000")
                        .of(MODEL, "L3")
                        .visits();

        assertThat(visits)
                .extracting(Visit::stage, Visit::nth, Visit::exitedAtUnlessStanding)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "MQL", 1, Instant.parse("2026-01-28T01:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple(
                                "SQL", 1, Instant.parse("2026-02-05T01:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple(
                                "NURTURE", 1, Instant.parse("2026-03-03T01:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple(
                                "SQL", 2, Instant.parse("2026-03-20T01:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple("OPP", 1, null));
        assertThat(visits.getLast().amountIn()).isEqualTo(new BigDecimal("500000"));
    }

    @Test
    void aVisitWithoutDurationIsStillAVisit() {
        var visits =
                new CaseFacts()
                        .activity("L5", "2026-02-01", "MQL", "")
                        .activity("L5", "2026-02-01", "SQL", "")
                        .of(MODEL, "L5")
                        .visits();

        assertThat(visits.getFirst().exitedAtUnlessStanding())
                .isEqualTo(visits.getFirst().enteredAt());
        assertThat(visits).hasSize(2);
    }

    @Test
    void aRepeatChangesNothingButTheAmount() {
        var opp =
                new CaseFacts()
                        .activity("L1", "2026-01-20", "OPP", "300000")
                        .activity("L1", "2026-01-21", "OPP", "350000.50")
                        .activity("L1", "2026-01-22", "OPP", "")
                        .activity("L1", "2026-02-15", "WON", "400000")
                        .of(MODEL, "L1")
                        .visits();

        assertThat(opp).extracting(Visit::stage).containsExactly("OPP", "WON");
        assertThat(opp.getFirst().repeats()).hasSize(2);
        assertThat(opp.getFirst().amountIn()).isEqualTo(new BigDecimal("300000"));
        assertThat(opp.getFirst().amountOut()).isEqualTo(new BigDecimal("350000.5"));
        assertThat(opp.getFirst().revaluations())
                .extracting(Visit.Revaluation::by)
                .containsExactly(new BigDecimal("50000.5"));
        assertThat(opp.getLast().amountIn()).isEqualTo(new BigDecimal("400000"));
    }

    @Test
    void theLatestAmountBeforeTheEntryIsTheVisits() {
        var visits =
                new CaseFacts()
                        .activity("L1", "2026-01-01", "quoted", "120")
                        .activity("L1", "2026-01-05", "MQL", "")
                        .of(MODEL, "L1")
                        .visits();

        assertThat(visits.getFirst().amountIn()).isEqualTo(new BigDecimal("120"));
    }

    @Test
    void anotherUnitIsFlaggedAndLeftOut() {
        var found =
                new CaseFacts()
                        .add(
                                "L1",
                                "activity",
                                "2026-01-05",
                                Map.of(),
                                Map.of("name", "MQL"),
                                "7",
                                "USD")
                        .of(MODEL, "L1");

        assertThat(found.foreignUnits()).isEqualTo(1);
        assertThat(Optional.ofNullable(found.visits().getFirst().amountIn())).isEmpty();
    }

    @Test
    void whatCannotBeDecidedEntersNothingAndIsCounted() {
        var found =
                new CaseFacts()
                        .add("L1", "activity", "2026-01-05", Map.of(), Map.of(), "", "JPY")
                        .of(MODEL, "L1");

        assertThat(found.isEmpty()).isTrue();
        assertThat(found.undecidable()).isEqualTo(8);
    }

    @Test
    void dimensionsAreTheFirstTheLastOrThoseAtTheEntry() {
        var visits =
                new CaseFacts()
                        .add(
                                "L1",
                                "activity",
                                "2026-01-05",
                                Map.of("channel", "web", "owner", "sato"),
                                Map.of("name", "MQL"),
                                "",
                                "JPY")
                        .add(
                                "L1",
                                "activity",
                                "2026-01-09",
                                Map.of("channel", "fair", "owner", "abe", "segment", "S"),
                                Map.of("name", "OPP"),
                                "",
                                "JPY")
                        .add(
                                "L1",
                                "noted",
                                "2026-01-10",
                                Map.of("segment", "L", "owner", "mori"),
                                Map.of(),
                                "",
                                "JPY")
                        .of(MODEL, "L1")
                        .visits();

        assertThat(visits)
                .extracting(Visit::dims)
                .containsExactly(List.of("web", "L", "sato"), List.of("web", "L", "abe"));
    }

    @Test
    void aTerminalStateThatIsLeftIsOutOfOrder() {
        var wonFirst =
                new CaseFacts()
                        .activity("L1", "2026-01-01", "WON", "")
                        .activity("L1", "2026-01-03", "MQL", "")
                        .of(MODEL, "L1");
        var customer =
                new CaseFacts()
                        .activity("L1", "2026-01-01", "WON", "")
                        .activity("L1", "2026-01-03", "USAGE", "")
                        .of(MODEL, "L1");

        assertThat(wonFirst.outOfOrder()).isTrue();
        assertThat(wonFirst.visits().getLast().stage()).isEqualTo("MQL");
        assertThat(customer.outOfOrder()).isFalse();
    }

    @Test
    void fastPassesSayWhatTheySkip() {
        var moves = new MoveRules(MODEL);

        assertThat(moves.of("MQL", "WON").skipped()).containsExactly("SQL", "OPP");
        assertThat(moves.of("MQL", "WON").mandatorySkipped()).containsExactly("OPP");
        assertThat(moves.of("MQL", "OPP").fastPass()).isTrue();
        assertThat(moves.of("MQL", "OPP").isIrregular()).isFalse();
        assertThat(moves.of("DRAFT", "OPP").fastPass()).isFalse();
        assertThat(moves.of("NURTURE", "OPP").fastPass()).isFalse();
    }

    @Test
    void goingBackIsARecycleUnlessTheModelLoops() {
        var moves = new MoveRules(MODEL);

        assertThat(moves.of("OPP", "NURTURE").recycle()).isTrue();
        assertThat(moves.of("WON", "NURTURE").recycle()).isTrue();
        assertThat(moves.of("OPP", "MQL").recycle()).isTrue();
        assertThat(moves.of("USAGE", "MQL").recycle()).isFalse();
        assertThat(moves.of("DRAFT", "NURTURE").recycle()).isFalse();
        assertThat(moves.of("OPP", "LOST").recycle()).isFalse();
        assertThat(moves.of("NURTURE", "SQL").reEntry()).isTrue();
    }
}
