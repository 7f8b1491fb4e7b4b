package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import seihon.revenue.funnel.LossRules.Balance;
import seihon.revenue.funnel.LossRules.Cohort;
import seihon.revenue.funnel.LossRules.Loss;

class LossRulesTest {

    private static final List<String> STAGES = List.of("MQL", "SQL", "OPP");

    @Test
    void theStageThatPassesOnTooFewIsTheBottleneck() {
        var cohorts =
                List.of(
                        new Cohort("MQL", 1, 100, 80, 20),
                        new Cohort("MQL", 2, 100, 80, 20),
                        new Cohort("SQL", 1, 80, 60, 20),
                        new Cohort("SQL", 2, 80, 20, 10),
                        new Cohort("OPP", 1, 40, 20, 20),
                        new Cohort("OPP", 2, 40, 20, 20));

        var losses = LossRules.losses(STAGES, cohorts, List.of());

        assertThat(LossRules.worst(losses)).containsExactly("SQL");
        var sql = losses.get(1);
        assertThat(sql.targetRate().orElseThrow()).isEqualByComparingTo("0.75");
        assertThat(sql.rate().orElseThrow()).isEqualByComparingTo("0.5");
        assertThat(sql.yieldLoss().orElseThrow()).isEqualByComparingTo("20");
        assertThat(losses.get(0).yieldLoss().orElseThrow()).isEqualByComparingTo("0");
    }

    @Test
    void casesThatWaitLongerThanInTheBestMonthAreALoss() {
        var cohorts = List.of(new Cohort("OPP", 1, 40, 20, 20), new Cohort("OPP", 2, 40, 20, 20));
        var balances = List.of(new Balance("OPP", 20, 40, 60), new Balance("OPP", 100, 200, 60));

        var opp = LossRules.losses(List.of("OPP"), cohorts, balances).getFirst();

        assertThat(opp.averageBalance()).isEqualByComparingTo("90");
        assertThat(opp.throughput()).isEqualByComparingTo("60");
        assertThat(opp.targetDwell().orElseThrow()).isEqualByComparingTo("0.5");
        assertThat(opp.waitLoss().orElseThrow()).isEqualByComparingTo("30");
    }

    @Test
    void aStageThatLosesBothWaysLosesTheLarger() {
        var cohorts = List.of(new Cohort("OPP", 1, 40, 20, 20), new Cohort("OPP", 2, 40, 30, 30));
        var balances = List.of(new Balance("OPP", 20, 40, 60), new Balance("OPP", 100, 200, 60));

        var opp = LossRules.losses(List.of("OPP"), cohorts, balances).getFirst();

        assertThat(opp.yieldLoss().orElseThrow()).isEqualByComparingTo("10");
        assertThat(opp.waitLoss().orElseThrow()).isEqualByComparingTo("37.5");
        assertThat(opp.largest().orElseThrow()).isEqualByComparingTo("37.5");
    }

    @Test
    void fewCasesAreNotEnoughToSay() {
        var few = List.of(new Cohort("OPP", 1, 29, 1, 1));

        var opp = LossRules.losses(List.of("OPP"), few, List.of()).getFirst();

        assertThat(opp.isEnough()).isFalse();
        assertThat(opp.largest()).isEmpty();
        assertThat(LossRules.worst(List.of(opp))).isEmpty();
    }

    @Test
    void aStageAtItsTargetOrWithoutCasesIsNeverChosen() {
        for (long seed = 1; seed <= 200; seed++) {
            var chance = new Random(seed);
            var cohorts = new ArrayList<Cohort>();
            for (int month = 1; month <= 12; month++) {
                var entered = 30 + chance.nextInt(200);
                var passed = chance.nextInt(entered + 1);
                cohorts.add(new Cohort("MQL", month, entered, passed, passed / 2));
                cohorts.add(new Cohort("SQL", month, 100, 40, 10));
            }

            var losses = LossRules.losses(STAGES, cohorts, List.of());

            assertThat(LossRules.worst(losses)).as("seed %d", seed).doesNotContain("SQL", "OPP");
            assertThat(losses.get(1).largest().orElseThrow()).isEqualByComparingTo(BigDecimal.ZERO);
        }
    }

    @Test
    void ofEqualLossesTheEarlierStageIsChosen() {
        var worst = LossRules.worst(List.of(loss("MQL", "5"), loss("SQL", "7"), loss("OPP", "7")));

        assertThat(worst).containsExactly("SQL", "OPP", "MQL");
    }

    private static Loss loss(String stage, String yield) {
        return new Loss(
                stage,
                100,
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.of(new BigDecimal(yield)),
                java.util.Optional.empty());
    }
}
