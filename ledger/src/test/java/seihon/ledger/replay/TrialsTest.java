package seihon.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Generations;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.Rebuild;
import seihon.ledger.Replay;
import seihon.ledger.Trials;
import seihon.testkit.HouseTest;

@HouseTest
@Import(ReplayTest.Tallying.class)
class TrialsTest {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final int ENTRIES = 3_000;
    private static final int SIZE = 2_600;

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private Tally tally;
    @Autowired private Replay replay;
    @Autowired private Rebuild rebuild;
    @Autowired private Generations generations;
    @Autowired private RetiredGenerations retired;
    @Autowired private Trials trials;

    @Test
    void aTrialNeverLivesAndGoesOnceNobodyKeepsIt() {
        var aozora = company(291);

        var trial = filled(aozora);

        assertThat(tally.rows(aozora, trial.generation())).isEqualTo(numbers(SIZE));
        assertThat(live(aozora)).isZero();
        retired.discard(aozora, AT.plus(Duration.ofHours(1)));
        assertThat(tally.rows(aozora, trial.generation())).hasSize(SIZE);

        trials.keep(aozora, tally.name(), trial.generation(), AT);
        retired.discard(aozora, AT.plus(RetiredGenerations.KEPT));

        assertThat(tally.rows(aozora, trial.generation())).isEmpty();
        assertThat(tally.rows(aozora, 0)).hasSize(ENTRIES);
        assertThatThrownBy(() -> trials.step(aozora, trial, SIZE))
                .hasMessageContaining("was discarded");
    }

    @Test
    void aRebuildTakesNoTrialForItsOwn() {
        var aozora = company(292);
        var trial = filled(aozora);

        assertThat(rebuild.all(aozora, (_, _, _) -> {})).allMatch(Rebuild.Result::equal);

        assertThat(live(aozora)).isNotEqualTo(trial.generation());
        assertThat(tally.rows(aozora, live(aozora))).isEqualTo(numbers(ENTRIES));
        assertThat(tally.rows(aozora, trial.generation())).isEqualTo(numbers(SIZE));
    }

    private TenantId company(int number) {
        var company = new TenantId(number);
        var entries =
                IntStream.range(0, ENTRIES)
                        .mapToObj(n -> NewEntry.fact("trials", "e" + n, "{}", "system"))
                        .toList();
        transactions.run(company, () -> ledger.appendAll(company, entries, AT));
        replay.catchUp(company);
        return company;
    }

    private Trials.Trial filled(TenantId company) {
        var trial = trials.begin(company, tally, AT.plus(Duration.ofHours(2)));
        var next = 0L;
        while (next < SIZE) {
            next = trials.step(company, trial, SIZE);
        }
        return trial;
    }

    private int live(TenantId company) {
        return transactions.read(company, () -> generations.live(company, tally.name()));
    }

    private static List<Long> numbers(int until) {
        return LongStream.range(0, until).boxed().toList();
    }
}
