package seihon.revenue.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import seihon.domain.Refusal;
import seihon.revenue.StageModel;
import seihon.revenue.model.Models;

class CaseDeskTest {

    private static StageModel model(String id) {
        return Models.read(
                """
                kind: stage-model
                id: %s
                title: {ja: 商談}
                zone: Asia/Tokyo
                subject: case
                stages:
                  - {id: IN, rank: 1, enter: [{on: activity}]}
                """
                        .formatted(id));
    }

    @Test
    void aCaseThatIsNowhereNamesTheModelsLookedAt() {
        var both = List.of(model("sales"), model("success"));

        assertThat(CaseDesk.missing(both, "A9", ""))
                .isEqualTo(
                        Refusal.of("revenue.case-in-no-model-not-found", "A9", "sales, success"));
        assertThat(CaseDesk.missing(both, "A9", "sales"))
                .isEqualTo(Refusal.of("revenue.case-not-found", "A9", "sales"));
        assertThat(CaseDesk.missing(List.of(), "A9", ""))
                .isEqualTo(Refusal.of("revenue.case-without-model-not-found", "A9"));
    }
}
