package seihon.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Facts;
import seihon.ledger.Generations;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.RebuildJobs;
import seihon.testkit.HouseTest;
import seihon.testkit.TestHouse;

@HouseTest
class RebuildLeaseTest {

    private static final TenantId AOZORA = new TenantId(219);

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private RebuildJobs jobs;
    @Autowired private BackgroundRebuilds rebuilds;
    @Autowired private RebuildJobStore rows;
    @Autowired private Generations generations;
    @Autowired private ReplayWorkers workers;

    @Test
    void aRebuildThatWasTakenOverExchangesAndEndsNothing() {
        workers.stop();
        try {
            var fact = NewEntry.fact("ledger.test", "e0", "{}", "system");
            transactions.write(AOZORA, () -> ledger.append(AOZORA, fact, TestHouse.START));
            var id = jobs.ask(AOZORA, "sato", TestHouse.START);
            var other = new AtomicReference<RebuildJobStore.Leased>();

            rebuilds.runNext(
                    AOZORA,
                    () -> {
                        if (other.get() == null) {
                            other.set(taken(TestHouse.START.plus(RebuildJobStore.LEASE)));
                        }
                        return true;
                    });

            assertThat(live()).isZero();
            assertThat(state(id)).isEqualTo(RebuildJobs.State.RUNNING);
            var ended = RebuildJobs.State.DONE;
            transactions.run(AOZORA, () -> rows.finish(AOZORA, other.get(), ended, List.of()));
            assertThat(state(id)).isEqualTo(ended);
        } finally {
            workers.start();
        }
    }

    private RebuildJobStore.Leased taken(Instant silentUntil) {
        return transactions.write(
                AOZORA,
                () ->
                        rows.take(AOZORA, UUID.randomUUID(), silentUntil.plusSeconds(1))
                                .orElseThrow());
    }

    private int live() {
        return transactions.read(AOZORA, () -> generations.live(AOZORA, Facts.PROJECTION));
    }

    private RebuildJobs.State state(UUID id) {
        return jobs.find(AOZORA, id).orElseThrow().state();
    }
}
