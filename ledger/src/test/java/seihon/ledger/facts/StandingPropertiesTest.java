package seihon.ledger.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Batch;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Intake;
import seihon.testkit.HouseTest;

/// Which facts hold follows from the entries in their order, however they were batched: rows, new
/// versions, versions that cannot be read or say nothing, corrections (of corrections too) and
/// batches that are taken back. The oracle says it a second time, by definition.
@HouseTest
@Import(PlainRows.class)
class StandingPropertiesTest {

    private static final int LOGS = 7;
    private static final int ENTRIES = 26;
    private static final int THINGS = 3;
    private static final int BATCHES = 3;
    private static final int ONE_BY_ONE = 20_001;
    private static final int BATCHED = 20_002;
    private static final int AT_ONCE = 20_003;
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Facts.Subjects CASE = new Facts.Subjects("case", Set.of("L1"));

    @Autowired private Transactions transactions;
    @Autowired private Intake intake;
    @Autowired private Facts facts;
    @Autowired private FactProjection projection;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatHoldsFollowsFromTheOrderOfTheEntries(int seed) {
        System.out.println("seed " + seed);
        for (var n = 0; n < LOGS; n++) {
            var random = new Random(seed * 1_000L + n);
            var tenant = new TenantId(7_000 + seed * 100 + n);
            var log = written(tenant, random);

            applied(tenant, ONE_BY_ONE, _ -> 1);
            applied(tenant, BATCHED, _ -> 1 + random.nextInt(9));
            applied(tenant, AT_ONCE, size -> size);

            mustAgree(tenant, log, "seed %d, log %d: %s".formatted(seed, n, log));
        }
    }

    /// What an entry says: of `thing` (a row) or of entry `target` (a correction).
    private record Said(String text, String thing, int target, UUID batch) {

        boolean isRow() {
            return !thing.isEmpty();
        }

        boolean isReadable() {
            return isRow() && !text.equals("unreadable");
        }

        boolean bringsFact() {
            return target >= 0 || (isReadable() && !text.equals("silence"));
        }

        boolean takesBack(UUID other) {
            return text.equals("takes-back " + other);
        }
    }

    private List<Said> written(TenantId tenant, Random random) {
        var log = new ArrayList<Said>();
        while (log.size() < ENTRIES) {
            var said = said(log, random);
            var id = said.isRow() ? said.thing : "stated-" + log.size();
            var item = new Intake.Item(said.batch, log.size(), PlainRows.row(id, said.text));
            var back =
                    IntStream.range(0, BATCHES)
                            .mapToObj(StandingPropertiesTest::batch)
                            .filter(batch -> log.stream().anyMatch(one -> one.takesBack(batch)))
                            .collect(Collectors.toSet());
            var delivery = new Intake.Delivery(List.of(item), back, AT);
            var receipt = transactions.write(tenant, () -> intake.receive(tenant, delivery));
            if (receipt.getFirst().answer() != Intake.Answer.DUPLICATE) {
                log.add(said);
            }
        }
        return log;
    }

    private static UUID batch(int n) {
        return new UUID(7, n);
    }

    private static Said said(List<Said> log, Random random) {
        var targets = IntStream.range(0, log.size()).filter(n -> log.get(n).bringsFact()).toArray();
        var what = random.nextInt(10);
        if (what == 0) {
            return new Said("takes-back " + batch(random.nextInt(BATCHES)), "", -1, batch(BATCHES));
        }
        if (what <= 2 && targets.length > 0) {
            var target = targets[random.nextInt(targets.length)];
            return new Said("corrects " + target + " L1 won 5", "", target, batch(BATCHES));
        }
        var text =
                switch (what) {
                    case 3 -> "unreadable";
                    case 4 -> "silence";
                    default -> "L1 won " + (1 + random.nextInt(5));
                };
        var thing = "lead-" + random.nextInt(THINGS);
        return new Said(text, thing, -1, batch(random.nextInt(BATCHES)));
    }

    private void applied(TenantId tenant, int generation, IntUnaryOperator length) {
        for (var from = 0; from < ENTRIES; ) {
            var until = Math.min(ENTRIES, from + length.applyAsInt(ENTRIES));
            var batch = new Batch(from, until, List::of);
            transactions.run(tenant, () -> projection.apply(tenant, generation, batch));
            from = until;
        }
    }

    private void mustAgree(TenantId tenant, List<Said> log, String which) {
        var generations = List.of(ONE_BY_ONE, BATCHED, AT_ONCE);
        transactions.run(
                tenant,
                () -> {
                    var digests =
                            generations.stream()
                                    .map(gen -> projection.digest(tenant, gen))
                                    .toList();
                    assertThat(digests).as(which).containsOnly(digests.getFirst());
                    for (int gen : generations) {
                        mustHold(tenant, gen, log, which);
                    }
                });
    }

    /// At every size of the log, asked and told.
    private void mustHold(TenantId tenant, int gen, List<Said> log, String which) {
        var told = told(tenant, gen);
        for (var size = 0; size <= ENTRIES; size++) {
            var expected = holding(log.subList(0, size));
            assertThat(facts.of(tenant, gen, CASE, size))
                    .as("as of %d in generation %d, %s", size, gen, which)
                    .extracting(Fact::id)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(told.get(size))
                    .as("news until %d in generation %d, %s", size, gen, which)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /// By size of the log: what holds by the news so far.
    private Map<Integer, Set<Fact.Id>> told(TenantId tenant, int gen) {
        var told = new HashMap<Integer, Set<Fact.Id>>();
        var holding = new HashSet<Fact.Id>();
        for (var size = 0; size <= ENTRIES; size++) {
            told.put(size, Set.copyOf(holding));
            facts.stream(
                    tenant,
                    gen,
                    new Facts.Span(size, size + 1),
                    news -> {
                        switch (news) {
                            case Facts.News.Known(var fact, _) ->
                                    assertThat(holding.add(fact.id())).isTrue();
                            case Facts.News.Ended(var fact, _) ->
                                    assertThat(holding.remove(fact.id())).isTrue();
                        }
                    });
        }
        return told;
    }

    /// The definition: of each thing the newest readable version whose batch holds; of each of its
    /// facts the last correction.
    private static Set<Fact.Id> holding(List<Said> log) {
        var newest = new HashMap<String, Integer>();
        for (var n = 0; n < log.size(); n++) {
            if (log.get(n).isReadable() && !isTakenBack(log, n)) {
                newest.put(log.get(n).thing, n);
            }
        }
        return newest.values().stream()
                .filter(n -> log.get(n).bringsFact())
                .map(n -> new Fact.Id(last(log, n), 0))
                .collect(Collectors.toSet());
    }

    private static boolean isTakenBack(List<Said> log, int n) {
        return log.subList(n, log.size()).stream()
                .anyMatch(later -> later.takesBack(log.get(n).batch));
    }

    private static int last(List<Said> log, int received) {
        return IntStream.range(received, log.size())
                .filter(n -> received(log, n) == received)
                .max()
                .orElseThrow();
    }

    private static int received(List<Said> log, int n) {
        return log.get(n).target < 0 ? n : received(log, log.get(n).target);
    }
}
