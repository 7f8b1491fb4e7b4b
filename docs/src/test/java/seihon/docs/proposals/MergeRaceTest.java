package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.Proposals.Standing;
import seihon.docs.Proposals.State;
import seihon.docs.reading.Revisions;
import seihon.domain.Outcome;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.testkit.HouseTest;

/// The merge is one transaction: all of it or none of it, one after the other.
@HouseTest
class MergeRaceTest {

    @Autowired Company.Doors doors;
    @Autowired Ledger ledger;
    @Autowired Revisions revisions;
    @Autowired Transactions transactions;

    @Test
    void twoMergesAtTheSameTimeBothArriveOneAfterTheOther() throws Exception {
        var aozora = doors.company(page("meeting", "10時です。"), page("cleaning", "金曜です。"));
        var one = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。")).number();
        var two = aozora.opens("abe", "月曜に", page("cleaning", "月曜です。")).number();
        done(aozora.approves("tanaka", one));
        done(aozora.approves("tanaka", two));

        var outcomes =
                atOnce(List.of(() -> aozora.merges("ogawa", one), () -> aozora.merges("abe", two)));

        assertThat(outcomes).allMatch(outcome -> done(outcome).state() == State.MERGED);
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("9時半");
        assertThat(aozora.onMain("Stock/handbook/cleaning.md")).contains("月曜");
        assertThat(size(aozora)).isEqualTo(3);
    }

    @Test
    void oneProposalMergedTwiceAtTheSameTimeIsMergedOnce() throws Exception {
        var aozora = doors.company(page("meeting", "10時です。"));
        var number = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。")).number();
        done(aozora.approves("tanaka", number));

        var outcomes =
                atOnce(
                        List.of(
                                () -> aozora.merges("ogawa", number),
                                () -> aozora.merges("abe", number)));

        assertThat(outcomes).allMatch(outcome -> done(outcome).state() == State.MERGED);
        assertThat(size(aozora)).isEqualTo(2);
    }

    @Test
    void twoProposalsOnOnePathMergedAtTheSameTimeNeverBothArrive() throws Exception {
        var aozora = doors.company(page("meeting", "10時です。"));
        var one = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。")).number();
        var two = aozora.opens("abe", "9時に", page("meeting", "9時です。")).number();
        done(aozora.approves("tanaka", one));
        done(aozora.approves("tanaka", two));

        var outcomes =
                atOnce(List.of(() -> aozora.merges("ogawa", one), () -> aozora.merges("abe", two)));

        assertThat(outcomes).filteredOn(o -> o instanceof Outcome.Done<Standing>).hasSize(1);
        assertThat(size(aozora)).isEqualTo(2);
    }

    @Test
    void rollbackAfterTheRefMovedLeavesEverythingWhereItWas() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var number = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。")).number();
        done(aozora.approves("tanaka", number));
        var before = aozora.main();

        assertThatThrownBy(() ->
                        transactions.run(
                                aozora.tenant,
                                () -> {
                                    done(aozora.merges("ogawa", number));
                                    throw new IllegalStateException("power cut");
                                }))
                .hasMessage("power cut");

        assertThat(aozora.main()).isEqualTo(before);
        assertThat(aozora.standing(number).state()).isEqualTo(State.APPROVED);
        assertThat(size(aozora)).isEqualTo(1);
        var living = transactions.read(aozora.tenant, () -> revisions.living(aozora.tenant));
        assertThat(living).allMatch(revision -> revision.n() == 1);
        done(aozora.merges("ogawa", number));
    }

    private long size(Company company) {
        return transactions.read(company.tenant, () -> ledger.size(company.tenant));
    }

    private static List<Outcome<Standing>> atOnce(List<Callable<Outcome<Standing>>> commands)
            throws Exception {
        var ready = new CountDownLatch(commands.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    commands.stream()
                            .map(command ->
                                    threads.submit(() -> {
                                        ready.countDown();
                                        ready.await();
                                        return command.call();
                                    }))
                            .toList();
            var outcomes = new ArrayList<Outcome<Standing>>();
            for (var each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        }
    }
}
