package seihon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// What becomes of work that waits: done, lost, given up after a fault, given back at the end.
class TenantWorkTest {

    private static final TenantId AOZORA = new TenantId(1);

    @Test
    void everythingThatWaitsIsDoneAndAFaultKeepsNothingElseBack() throws Exception {
        var workers = new Press("plate", "fault", "lost", "frame");

        workers.start();
        workers.wake(AOZORA);

        assertThat(workers.log())
                .containsExactly("done plate", "gave up fault", "done frame", "nothing waits");
    }

    @Test
    void whatRunsWhenTheNodeStopsIsGivenBack() throws Exception {
        var workers = new Press("plate", "stop", "frame");

        workers.start();
        workers.wake(AOZORA);

        assertThat(workers.log()).containsExactly("done plate", "gave back stop");
    }

    @Test
    void aFaultWhileTheNodeStopsIsNotTheWorksOwn() throws Exception {
        var workers = new Press("torn", "frame");

        workers.start();
        workers.wake(AOZORA);

        assertThat(workers.log()).containsExactly("gave back torn");
    }

    @Test
    void whoeverStopsTheNodeIsToldAndDoesNotWait() throws Exception {
        var workers = new Press("held");
        var ended = new CountDownLatch(1);
        workers.start();
        workers.wake(AOZORA);
        workers.awaitHeld();

        workers.stop(ended::countDown);

        assertThat(ended.getCount()).isEqualTo(1);
        workers.release();
        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(workers.log()).containsExactly("gave back held");
    }

    @Test
    void nothingIsTakenBeforeTheNodeStarts() throws Exception {
        var workers = new Press("plate");

        workers.wake(AOZORA);
        workers.start();
        workers.wake(AOZORA);

        assertThat(workers.log()).containsExactly("done plate", "nothing waits");
    }

    /// The press shop of Aozora: what it is asked to press says how that ends.
    private static final class Press implements Workers<String>, Transactions {

        private static final Set<String> ENDING = Set.of("stop", "torn", "held");

        private final Queue<String> waiting;
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final List<String> log = new ArrayList<>();
        private final CountDownLatch rests = new CountDownLatch(1);
        private final TenantWork<String> work = new TenantWork<>(this, this, 1);

        Press(String... waiting) {
            this.waiting = new ArrayDeque<>(List.of(waiting));
        }

        /// Once nothing more happens.
        List<String> log() throws InterruptedException {
            assertThat(rests.await(1, TimeUnit.MINUTES)).isTrue();
            return log;
        }

        void awaitHeld() throws InterruptedException {
            assertThat(held.await(1, TimeUnit.MINUTES)).isTrue();
        }

        void release() {
            released.countDown();
        }

        private void hold() {
            held.countDown();
            try {
                assertThat(released.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException gone) {
                throw new IllegalStateException(gone);
            }
        }

        @Override
        public TenantWork<String> work() {
            return work;
        }

        @Override
        public String name() {
            return "press";
        }

        @Override
        public Duration every() {
            return Duration.ofDays(1);
        }

        @Override
        public Optional<String> take(TenantId tenant) {
            var next = Optional.ofNullable(waiting.poll());
            if (next.isEmpty()) {
                log.add("nothing waits");
                rests.countDown();
            }
            return next;
        }

        @Override
        public void perform(TenantId tenant, String piece) {
            if (piece.equals("fault")) {
                throw new IllegalStateException("a broken die");
            }
            if (piece.equals("held")) {
                hold();
            }
            if (piece.equals("stop") || piece.equals("torn")) {
                Thread.ofVirtual().start(this::stop);
            }
            while (ENDING.contains(piece) && isRunning()) {
                Thread.onSpinWait();
            }
            if (piece.equals("torn")) {
                throw new IllegalStateException("the database is gone");
            }
            work.renew(tenant, () -> !piece.equals("lost"));
            log.add("done " + piece);
        }

        @Override
        public void giveBack(TenantId tenant, String piece) {
            log.add("gave back " + piece);
            rests.countDown();
        }

        @Override
        public void giveUp(TenantId tenant, String piece) {
            log.add("gave up " + piece);
        }

        @Override
        public String named(String piece) {
            return piece;
        }

        @Override
        public <T> T write(TenantId tenant, Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T read(TenantId tenant, Supplier<T> work) {
            return work.get();
        }

        @Override
        public void rollBackOnly() {
            throw new IllegalStateException("nothing is refused here");
        }

        @Override
        public void afterCommit(Runnable after) {
            after.run();
        }
    }
}
