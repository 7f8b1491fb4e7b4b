package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import seihon.docs.Proposals;
import seihon.docs.Proposals.Draft;
import seihon.docs.Proposals.State;
import seihon.docs.TestStepUp;
import seihon.docs.git.GitStore;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.testkit.HouseTest;

/// `main` moves under a merge although it is locked: the whole transaction is tried again, and the
/// third loss is said aloud and leaves nothing behind.
@HouseTest
@Import(LostRaceTest.Stumbling.class)
class LostRaceTest {

    private static final AtomicInteger LOSSES = new AtomicInteger();

    @Autowired Company.Doors doors;
    @Autowired Proposals proposals;
    @Autowired TestStepUp stepUp;
    @Autowired Ledger ledger;
    @Autowired Transactions transactions;

    /// A repository in which the next moves of `main` are lost.
    @TestConfiguration(proxyBeanMethods = false)
    static class Stumbling {

        @Bean
        static BeanPostProcessor stumblingGit() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof GitStore git ? stumbling(git) : bean;
                }
            };
        }

        private static Object stumbling(GitStore git) {
            return Proxy.newProxyInstance(
                    GitStore.class.getClassLoader(),
                    new Class<?>[] {GitStore.class},
                    (_, method, arguments) -> {
                        if (method.getName().equals("moveMain")
                                && LOSSES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                            return false;
                        }
                        try {
                            return method.invoke(git, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }

    @Test
    void emergencyThatLosesTwiceArrivesOnce() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var me = aozora.person("tanaka");
        stepUp.proves(me);
        LOSSES.set(2);

        var merged = done(proposals.mergeAtOnce(me, away(), aozora.next()));

        assertThat(LOSSES.get()).isZero();
        assertThat(merged.state()).isEqualTo(State.MERGED);
        assertThat(merged.number()).isEqualTo(1);
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("駐車場");
        assertThat(size(aozora)).isEqualTo(2);
    }

    @Test
    void emergencyThatLosesThreeTimesLeavesNothingBehind() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var me = aozora.person("tanaka");
        stepUp.proves(me);
        LOSSES.set(3);

        assertThatThrownBy(() -> proposals.mergeAtOnce(me, away(), aozora.next()))
                .hasMessageContaining("main moved");

        assertThat(LOSSES.get()).isZero();
        assertThat(proposals.find(me, 1, aozora.next())).isEmpty();
        assertThat(size(aozora)).isEqualTo(1);
        done(proposals.mergeAtOnce(me, away(), aozora.next()));
    }

    @Test
    void mergeThatLosesTwiceArrivesOnce() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var number = aozora.opens("ogawa", "駐車場に", page("meeting", "駐車場です。")).number();
        done(aozora.approves("tanaka", number));
        LOSSES.set(2);

        assertThat(done(aozora.merges("ogawa", number)).state()).isEqualTo(State.MERGED);
        assertThat(LOSSES.get()).isZero();
        assertThat(size(aozora)).isEqualTo(2);
    }

    private static Draft away() {
        return new Draft("避難先", "火災のため", List.of(page("meeting", "駐車場です。")), Set.of());
    }

    private long size(Company company) {
        return transactions.read(company.tenant, () -> ledger.size(company.tenant));
    }
}
