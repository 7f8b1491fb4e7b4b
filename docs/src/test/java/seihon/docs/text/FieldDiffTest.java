package seihon.docs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Yaml;

class FieldDiffTest {

    private static final String STAGES =
            """
            kind: stage-model
            unit: JPY
            review_by: 2026-12-31
            price: 1000
            stages:
              - {id: MQL, rank: 1, max_age_days: 90}
              - {id: OPP, rank: 2, max_age_days: 90, enter: [{on: a, when: x}]}
            light: [a, b]
            """;

    @Test
    void changedFieldsAreNamedByPathUnitAndDifference() {
        var changes =
                diff(
                        STAGES,
                        STAGES.replace(
                                        "OPP, rank: 2, max_age_days: 90",
                                        "OPP, rank: 2, max_age_days: 60")
                                .replace("2026-12-31", "2027-06-30")
                                .replace("price: 1000", "price: 1100"));

        assertThat(changes)
                .extracting(FieldChange::path)
                .containsExactly("review_by", "price", "stages/OPP/max_age_days");
        var age = changes.getLast();
        assertThat(age.percent().orElseThrow()).isEqualByComparingTo("-33.333333");
        assertThat(age.delta()).contains(BigDecimal.valueOf(-30));
        assertThat(age.unit()).isEqualTo("days");
        assertThat(changes.getFirst().delta()).contains(BigDecimal.valueOf(181));
        assertThat(changes.get(1).unit()).isEqualTo("JPY");
        assertThat(changes.get(1).percent().orElseThrow()).isEqualByComparingTo("10");
    }

    @Test
    void itemsAreFoundByIdWhereverTheyMove() {
        var swapped =
                STAGES.replace("  - {id: MQL, rank: 1, max_age_days: 90}\n", "")
                        .replace("light:", "  - {id: MQL, rank: 5, max_age_days: 90}\nlight:");

        assertThat(diff(STAGES, swapped))
                .extracting(c -> c.path() + " " + c.beforeText() + " → " + c.afterText())
                .containsExactly("stages/MQL/rank 1 → 5", "stages MQL, OPP → OPP, MQL");
    }

    @Test
    void listsOfWordsAreOneValueAndAddedItemsShowTheirFields() {
        var changes =
                diff(STAGES, STAGES.replace("light: [a, b]", "  - {id: WON, rank: 9}\nlight: [a]"));

        assertThat(changes)
                .extracting(c -> c.path() + " " + c.beforeText() + " → " + c.afterText())
                .containsExactly("stages/WON/id  → WON", "stages/WON/rank  → 9", "light a, b → a");
    }

    @Test
    void newDocumentAddsEveryField() {
        var changes = FieldDiff.between(Optional.empty(), Optional.of(tree("a: 1\nb: {c: x}\n")));

        assertThat(changes).extracting(FieldChange::pointer).containsExactly("/a", "/b/c");
        assertThat(changes.getFirst().percent()).isEmpty();
    }

    @Test
    void layoutAndOrderOfFieldsAreNoChange() {
        assertThat(diff("a: 1.0\nb: [x]\n", "# note\nb:\n  - x\na: 1\n")).isEmpty();
    }

    private static List<FieldChange> diff(String before, String after) {
        return FieldDiff.between(Optional.of(tree(before)), Optional.of(tree(after)));
    }

    private static Yaml.Mapping tree(String text) {
        return switch (YamlReader.read(new DocPath("Stock/a.yaml"), text, 0)) {
            case Reading.Good<Yaml>(Yaml.Mapping mapping) -> mapping;
            case Reading.Good<Yaml>(var other) -> throw new AssertionError(other);
            case Reading.Bad<Yaml>(var problems) -> throw new AssertionError(problems);
        };
    }
}
