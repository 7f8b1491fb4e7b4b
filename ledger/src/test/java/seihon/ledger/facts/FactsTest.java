package seihon.ledger.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Intake;
import seihon.ledger.Rebuild;
import seihon.ledger.Replay;
import seihon.testkit.HouseTest;

@HouseTest
@Import(PlainRows.class)
class FactsTest {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final UUID BATCH = new UUID(2, 1);
    private static final UUID WRONG = new UUID(2, 2);

    @Autowired private Transactions transactions;
    @Autowired private Intake intake;
    @Autowired private Replay replay;
    @Autowired private Rebuild rebuild;
    @Autowired private Facts facts;

    @Test
    void anEntryBecomesAFactWithItsExactAmount() {
        var aozora = new TenantId(231);

        received(aozora, "lead-1", "L1 won 300000.10");

        assertThat(all(aozora))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.kind()).isEqualTo("won");
                    assertThat(fact.amount()).isEqualTo(new BigDecimal("300000.10"));
                    assertThat(fact.dims()).containsEntry("channel", "web");
                });
    }

    @Test
    void whatCannotBeReadWaitsWithItsReason() {
        var aozora = new TenantId(232);

        received(aozora, "lead-1", "unreadable");

        var reason = transactions.read(aozora, () -> facts.quarantined(aozora, 0));
        assertThat(reason)
                .contains(new Facts.Quarantined(0, "bad-row", "/text", "unreadable", "test@1"));
        assertThat(all(aozora)).isEmpty();
    }

    @Test
    void aNewVersionEndsTheFormerFromItsEntryOn() {
        var aozora = new TenantId(233);

        received(aozora, "lead-1", "L1 won 1");
        received(aozora, "lead-1", "L1 won 2");

        assertThat(known(aozora, 1)).extracting(Fact::amount).containsExactly(new BigDecimal("1"));
        assertThat(known(aozora, 2)).extracting(Fact::amount).containsExactly(new BigDecimal("2"));
        assertThat(news(aozora, new Facts.Span(1, 2)))
                .extracting(one -> one.getClass().getSimpleName())
                .containsExactly("Ended", "Known");
    }

    @Test
    void aCorrectionEndsOneFactAndPutsAnotherInItsPlace() {
        var aozora = new TenantId(234);

        received(aozora, "lead-1", "L1 won 1");
        received(aozora, "note", "corrects 0 L1 won 5");

        assertThat(known(aozora, 2)).extracting(Fact::amount).containsExactly(new BigDecimal("5"));
    }

    @Test
    void takingAnImportBackRestoresWhatItHadReplaced() {
        var aozora = new TenantId(236);

        received(aozora, "lead-7", "L1 won 1");
        received(aozora, WRONG, "lead-7", "L1 won 2");
        received(aozora, "reversal", "takes-back " + WRONG);

        assertThat(known(aozora, 2)).extracting(Fact::amount).containsExactly(new BigDecimal("2"));
        assertThat(known(aozora, 3)).extracting(Fact::amount).containsExactly(new BigDecimal("1"));
        assertThat(news(aozora, new Facts.Span(2, 3)))
                .extracting(one -> one.getClass().getSimpleName())
                .containsExactly("Ended", "Known");
    }

    @Test
    void aNewVersionThatCannotBeReadLeavesTheFormer() {
        var aozora = new TenantId(237);

        received(aozora, "lead-1", "L1 won 1");
        received(aozora, "lead-1", "unreadable");
        assertThat(all(aozora)).extracting(Fact::amount).containsExactly(new BigDecimal("1"));

        received(aozora, "lead-1", "L1 won 3");
        assertThat(all(aozora)).extracting(Fact::amount).containsExactly(new BigDecimal("3"));
    }

    @Test
    void aCorrectionGoesAndReturnsWithItsRow() {
        var aozora = new TenantId(238);

        received(aozora, "lead-1", "L1 won 1");
        received(aozora, "note", "corrects 0 L1 won 5");
        received(aozora, WRONG, "lead-1", "L1 won 2");
        assertThat(all(aozora)).extracting(Fact::amount).containsExactly(new BigDecimal("2"));

        received(aozora, "reversal", "takes-back " + WRONG);
        assertThat(all(aozora)).extracting(Fact::amount).containsExactly(new BigDecimal("5"));
    }

    @Test
    void ofTwoCorrectionsOfOneFactTheLastHolds() {
        var aozora = new TenantId(239);

        received(aozora, "lead-1", "L1 won 1");
        received(aozora, "note-1", "corrects 0 L1 won 5");
        received(aozora, "note-2", "corrects 0 L1 won 6");

        assertThat(all(aozora)).extracting(Fact::amount).containsExactly(new BigDecimal("6"));
    }

    @Test
    void readingTheLogAgainGivesEqualFacts() {
        var aozora = new TenantId(235);
        received(aozora, "lead-1", "L1 won 1");
        received(aozora, "lead-1", "L1 won 2");
        received(aozora, "note", "corrects 1 L1 won 5");
        received(aozora, "lead-2", "unreadable");

        var results = rebuild.all(aozora, (_, _, _) -> {});

        assertThat(results).isNotEmpty().allMatch(Rebuild.Result::equal);
    }

    private void received(TenantId tenant, String id, String text) {
        received(tenant, BATCH, id, text);
    }

    private void received(TenantId tenant, UUID batch, String id, String text) {
        var item = new Intake.Item(batch, 0, PlainRows.row(id, text));
        var delivery = new Intake.Delivery(List.of(item), Set.of(), AT);
        transactions.write(tenant, () -> intake.receive(tenant, delivery));
        replay.catchUp(tenant);
    }

    private List<Fact> all(TenantId tenant) {
        return known(tenant, Long.MAX_VALUE);
    }

    private List<Fact> known(TenantId tenant, long before) {
        var cases = new Facts.Subjects("case", Set.of("L1"));
        return transactions.read(
                tenant, () -> facts.of(tenant, facts.generation(tenant), cases, before));
    }

    private List<Facts.News> news(TenantId tenant, Facts.Span span) {
        return transactions.read(
                tenant,
                () -> {
                    var news = new ArrayList<Facts.News>();
                    facts.stream(tenant, facts.generation(tenant), span, news::add);
                    return news;
                });
    }
}
