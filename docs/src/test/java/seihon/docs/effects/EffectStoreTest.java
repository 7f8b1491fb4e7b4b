package seihon.docs.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.Effect;
import seihon.docs.effects.EffectStore.Leased;
import seihon.docs.effects.EffectStore.Progress;
import seihon.docs.effects.EffectStore.Wanted;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.testkit.HouseTest;

/// Who has an effect, and what becomes of it when its node or its proposal is gone.
@HouseTest
class EffectStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");
    private static final Instant LATER = NOON.plus(EffectStore.LEASE).plusSeconds(1);
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Wanted WANTED = new Wanted(7, "3f9c", "revenue", "model@1");

    private static final Effect.Preview PREVIEW =
            new Effect.Preview(
                    812,
                    List.of(
                            new Effect.Comparison(
                                    "olist",
                                    new Effect.Title("販売", "Sales"),
                                    List.of(YearMonth.of(2026, 5)),
                                    List.of(new Effect.Measure("close", "a.close", "count")),
                                    List.of(
                                            new Effect.Line(
                                                    "OPP",
                                                    new Effect.Title("商談", "Opportunity"),
                                                    List.of(
                                                            List.of(
                                                                    new Effect.Cell(
                                                                            new BigDecimal("12"),
                                                                            new BigDecimal(
                                                                                    "10.50")))))))));

    @Autowired private EffectStore store;
    @Autowired private Transactions transactions;

    private <T> T in(TenantId company, Supplier<T> work) {
        return transactions.write(company, work);
    }

    private TenantId asked(int number) {
        var company = new TenantId(number);
        transactions.run(company, () -> store.ask(company, WANTED, NOON));
        return company;
    }

    private Leased taken(TenantId company, UUID lease, Instant at) {
        return in(company, () -> store.take(company, lease, at)).orElseThrow();
    }

    private Calculated found(TenantId company) {
        return in(company, () -> store.find(company, 7)).orElseThrow();
    }

    @Test
    void whatANodeThatDiedHadIsTakenByAnother() {
        var aozora = asked(7_301);
        var dead = taken(aozora, ONE, NOON);
        assertThat(in(aozora, () -> store.take(aozora, OTHER, NOON))).isEmpty();

        var heir = taken(aozora, OTHER, LATER);

        assertThat(in(aozora, () -> store.renew(aozora, dead, new Progress(5, 10), LATER)))
                .isFalse();
        assertThat(in(aozora, () -> store.renew(aozora, heir, new Progress(3, 10), LATER)))
                .isTrue();
        transactions.run(aozora, () -> store.finish(aozora, dead, PREVIEW, LATER));
        assertThat(found(aozora).state()).isEqualTo(Calculated.State.RUNNING);
        assertThat(found(aozora).done()).isEqualTo(3);
        transactions.run(aozora, () -> store.finish(aozora, heir, PREVIEW, LATER));
        assertThat(found(aozora).made().orElseThrow().preview()).isEqualTo(PREVIEW);
    }

    @Test
    void anotherChangeTakesTheWorkAwayAndForgetsWhatWasCalculated() {
        var aozora = asked(7_302);
        var first = taken(aozora, ONE, NOON);
        transactions.run(aozora, () -> store.finish(aozora, first, PREVIEW, NOON));

        transactions.run(aozora, () -> store.ask(aozora, WANTED, LATER));
        var again = taken(aozora, ONE, LATER);
        assertThat(found(aozora).made()).isPresent();
        transactions.run(
                aozora,
                () -> store.ask(aozora, new Wanted(7, "81b2", "revenue", "model@1"), LATER));

        assertThat(in(aozora, () -> store.renew(aozora, again, new Progress(1, 2), LATER)))
                .isFalse();
        assertThat(found(aozora).made()).isEmpty();
        assertThat(found(aozora).state()).isEqualTo(Calculated.State.QUEUED);
    }

    @Test
    void whatIsGivenBackWaitsForTheNext() {
        var aozora = asked(7_303);
        var stopping = taken(aozora, ONE, NOON);

        transactions.run(aozora, () -> store.leave(aozora, stopping, Calculated.State.QUEUED));

        assertThat(taken(aozora, OTHER, NOON).proposal()).isEqualTo(7);
    }
}
