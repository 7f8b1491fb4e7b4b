package seihon.ledger.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.Rebuild;
import seihon.ledger.Replay;
import seihon.ledger.Translator;
import seihon.testkit.HouseTest;

@HouseTest
@Import(FactsTest.Understanding.class)
class FactsTest {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
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
        received(aozora, "lead-1#2", "L1 won 2");

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
    void readingTheLogAgainGivesEqualFacts() {
        var aozora = new TenantId(235);
        received(aozora, "lead-1", "L1 won 1");
        received(aozora, "lead-1#2", "L1 won 2");
        received(aozora, "note", "corrects 1 L1 won 5");
        received(aozora, "lead-2", "unreadable");

        var results = rebuild.all(aozora, (_, _, _) -> {});

        assertThat(results).isNotEmpty().allMatch(Rebuild.Result::equal);
    }

    private void received(TenantId tenant, String key, String text) {
        var entry =
                new NewEntry(
                        Entry.Kind.ROW,
                        "leads",
                        key,
                        "{\"text\":\"" + text + "\"}",
                        "sato",
                        Entry.Origin.IMPORT,
                        null);
        transactions.write(tenant, () -> ledger.append(tenant, entry, AT));
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

    /// Understands `L1 won 300` and `corrects 0 L1 won 5`.
    @TestConfiguration(proxyBeanMethods = false)
    static class Understanding {

        @Bean
        Translator translator() {
            return new Translator() {
                @Override
                public Optional<String> follows() {
                    return Optional.empty();
                }

                @Override
                public String basis(TenantId tenant) {
                    return "test@1";
                }

                @Override
                public Reader open(TenantId tenant) {
                    return Understanding::read;
                }
            };
        }

        private static Translator.Reading read(Translator.Received entry) {
            var text = entry.payload().replaceAll(".*: ?\"|\".*", "");
            var words = text.split(" ");
            if (words.length == 3) {
                return new Translator.Reading.Good(List.of(fact(entry, words)));
            }
            if (words.length == 5) {
                var id = new Fact.Id(Long.parseLong(words[1]), 0);
                var instead = fact(entry, new String[] {words[2], words[3], words[4]});
                return new Translator.Reading.Ending(List.of(), List.of(id), List.of(instead));
            }
            return new Translator.Reading.Quarantine("bad-row", "/text", text, "test@1");
        }

        private static Fact fact(Translator.Received entry, String[] words) {
            return new Fact(
                    new EntryNo(entry.seq()),
                    0,
                    words[1],
                    new Fact.Subject("case", words[0]),
                    AT,
                    entry.source(),
                    entry.seq(),
                    Map.of("channel", "web"),
                    new BigDecimal(words[2]),
                    "JPY",
                    Map.of(),
                    entry.origin(),
                    "test@1");
        }
    }
}
