package seihon.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Generations;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.Projection;
import seihon.ledger.ProjectionFamily;
import seihon.ledger.Rebuild;
import seihon.ledger.Replay;
import seihon.testkit.HouseTest;

/// What was derived for a document that is gone.
@HouseTest
@Import(GoneProjectionsTest.Models.class)
class GoneProjectionsTest {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Instant LATER = AT.plus(RetiredGenerations.KEPT);

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private Model model;
    @Autowired private Replay replay;
    @Autowired private Rebuild rebuild;
    @Autowired private Generations generations;
    @Autowired private RetiredGenerations retired;

    @TestConfiguration(proxyBeanMethods = false)
    static class Models {

        @Bean
        Model model() {
            return new Model();
        }
    }

    /// One model, which tenants may delete.
    static final class Model implements ProjectionFamily {

        private final Tally tally = new Tally("model/sales");
        private final Set<TenantId> deletedBy = ConcurrentHashMap.newKeySet();

        @Override
        public List<Projection> of(TenantId tenant) {
            return deletedBy.contains(tenant) ? List.of() : List.of(tally);
        }

        @Override
        public Optional<Projection> named(String name) {
            return name.equals(tally.name()) ? Optional.of(tally) : Optional.empty();
        }
    }

    @Test
    void aDeletedModelLeavesNoRows() {
        var aozora = company(281);
        rebuild.all(aozora, (_, _, _) -> {});

        model.deletedBy.add(aozora);
        retired.discard(aozora, AT);
        assertThat(model.tally.rows(aozora, 1)).hasSize(10);
        retired.discard(aozora, LATER);

        assertThat(model.tally.rows(aozora, 0)).isEmpty();
        assertThat(model.tally.rows(aozora, 1)).isEmpty();
    }

    @Test
    void aModelThatComesBackIsDerivedAnew() {
        var aozora = company(282);
        model.deletedBy.add(aozora);
        retired.discard(aozora, AT);

        model.deletedBy.remove(aozora);
        replay.catchUp(aozora);
        retired.discard(aozora, LATER);

        var live = transactions.read(aozora, () -> generations.live(aozora, model.tally.name()));
        assertThat(model.tally.rows(aozora, live)).hasSize(10);
        assertThat(model.tally.rows(aozora, 0)).isEmpty();
    }

    private TenantId company(int number) {
        var company = new TenantId(number);
        var entries =
                IntStream.range(0, 10)
                        .mapToObj(n -> NewEntry.fact("ledger.test", "key-" + n, "{}", "sato"))
                        .toList();
        transactions.write(company, () -> ledger.appendAll(company, entries, AT));
        replay.catchUp(company);
        return company;
    }
}
