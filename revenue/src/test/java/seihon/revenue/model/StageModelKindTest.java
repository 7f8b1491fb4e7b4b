package seihon.revenue.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seihon.revenue.SharedFolder;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Loop;
import seihon.revenue.StageModel.StageKind;
import seihon.revenue.StageModel.Taken;

class StageModelKindTest {

    private static final String AOZORA =
            """
            kind: stage-model
            id: new-business
            title: {ja: 新規, en: New business}
            zone: Asia/Tokyo
            subject: case
            sources: [crm]
            unit: JPY
            dims: {channel: first, segment: last, owner: at_entry}
            loops: [[WON, MQL]]
            list_price: {reference: products, by: segment, column: price}
            touch: {hot: [{on: form.submitted}], contact: [{on: contact.made}]}
            stages:
              - {id: DRAFT, before_first: true, enter: [{on: saved}]}
              - {id: MQL, title: {ja: 見込み客, en: Lead}, rank: 1, max_age_days: 90, enter: [{on: lead.captured}]}
              - {id: OPP, rank: 2, enter: [{on: activity, when: "fact.data.name == 'opp' && fact.amount > 100.0"}]}
              - {id: PROPOSAL, rank: 3, optional: true, enter: [{on: proposal.sent}]}
              - {id: NURTURE, kind: recycle, enter: [{on: lead.recycled}]}
              - {id: WON, kind: won, rank: 9, enter: [{on: deal.won}]}
              - {id: LOST, kind: lost, enter: [{on: deal.lost}]}
            """;

    @Test
    void aModelIsTypedWithWhatItLeavesOut() {
        var model = Models.read(AOZORA);

        assertThat(model.opportunity()).contains("OPP");
        assertThat(model.slot("owner")).isEqualTo(OptionalInt.of(2));
        assertThat(model.dims().getFirst().taken()).isEqualTo(Taken.FIRST);
        assertThat(model.loops()).containsExactly(new Loop("WON", "MQL"));
        assertThat(model.ranked())
                .extracting(StageModel.Stage::id)
                .containsExactly("MQL", "OPP", "PROPOSAL", "WON");
        assertThat(model.stage("MQL").orElseThrow().maxAgeDays()).isEqualTo(OptionalInt.of(90));
        assertThat(model.stage("MQL").orElseThrow().titleEn()).contains("Lead");
        assertThat(model.stage("NURTURE").orElseThrow().kind()).isEqualTo(StageKind.RECYCLE);
        assertThat(model.touch().contact().getFirst().on()).isEqualTo("contact.made");
    }

    @Test
    void aUnitIsACurrency() {
        assertThat(Models.problems(AOZORA.replace("unit: JPY", "unit: PTS")))
                .singleElement()
                .asString()
                .startsWith("7 revenue.model.unit [PTS]");
    }

    @Test
    void aModelWithoutWonHasNoOpportunity() {
        var model = Models.read(AOZORA.replaceAll("(?m)^.*(loops|WON).*\\n", ""));

        assertThat(model.opportunity()).isEqualTo(Optional.empty());
    }

    @Test
    void mistakesAreFoundAtTheirLines() {
        var wrong =
                AOZORA.replace("zone: Asia/Tokyo", "zone: Asia/Tokio")
                        .replace("[[WON, MQL]]", "[[WON, MQLL]]")
                        .replace("by: segment", "by: product")
                        .replace("before_first: true", "before_first: true, rank: 0")
                        .replace("{id: OPP, rank: 2,", "{id: OPP,")
                        .replace("id: PROPOSAL", "id: MQL")
                        .replace("fact.amount > 100.0", "fact.amuont > 100.0");

        assertThat(Models.problems(wrong))
                .hasSize(7)
                .anyMatch(problem -> problem.startsWith("4 revenue.model.zone [Asia/Tokio]"))
                .anyMatch(problem -> problem.startsWith("9 revenue.model.stage-unknown [MQLL]"))
                .anyMatch(problem ->
                        problem.startsWith("10 revenue.model.dimension-unknown [product]"))
                .anyMatch(problem ->
                        problem.startsWith("13 revenue.model.before-first-ranked [DRAFT]"))
                .anyMatch(problem -> problem.startsWith("15 revenue.model.rank-missing [OPP]"))
                .anyMatch(problem -> problem.startsWith("15 revenue.model.condition"))
                .anyMatch(problem -> problem.startsWith("16 revenue.model.stage-twice [MQL]"));
    }

    @Test
    void anInterpretationHasNoDay() {
        assertThat(Models.problems(AOZORA + "effective_from: 2026-04-01\n"))
                .singleElement()
                .asString()
                .contains("docs.kind.no-effective-from");
    }

    @Test
    void aNinthDimensionIsRefused() {
        var many =
                "{a: first, b: first, c: first, d: first, e: first, f: first, g: first, h: first, i: last}";

        assertThat(
                        Models.problems(
                                AOZORA.replaceAll("dims: .*", "dims: " + many)
                                        .replace("by: segment", "by: a")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worked_example/Stock/revenue/worked-example.yaml",
                "bpi2020_domestic/Stock/revenue/declarations.yaml",
                "olist/Stock/revenue/olist.yaml",
                "maven_crm/Stock/revenue/maven.yaml"
            })
    void modelsOfRealCompaniesAreRead(String file) {
        assertThat(Models.problems(SharedFolder.text(file))).isEmpty();
    }
}
