package seihon.metrics.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import seihon.domain.EntryNo;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.Proofs;
import seihon.metrics.Source;
import seihon.web.RefusedRequest;

class WhyDeskTest {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Person OGAWA =
            new Person(
                    new TenantId(1),
                    new PersonId("ogawa"),
                    "小川",
                    Set.of(),
                    false,
                    Locale.JAPANESE,
                    ZoneId.of("Asia/Tokyo"));

    private final OneEntry ledger = new OneEntry();
    private final WhyDesk desk =
            new WhyDesk(
                    new StaticListableBeanFactory().getBeanProvider(Source.class),
                    ledger,
                    (_, seq, size) ->
                            Optional.of(new Proofs.Inclusion(seq, size, "", "", List.of())),
                    new NoDatabase());

    @Test
    void anEmployeeReadsWhatWasReceivedOrStatedByHand() {
        for (var entry :
                List.of(
                        entry(Entry.Kind.ROW, "leads", Entry.Origin.IMPORT),
                        entry(Entry.Kind.EVENT, "web", Entry.Origin.LIVE),
                        entry(Entry.Kind.FACT, "manual", Entry.Origin.MANUAL))) {
            ledger.entry = entry;

            assertThat(desk.received(OGAWA, 0).entry()).isEqualTo(entry);
        }
    }

    @Test
    void signInFailuresAndAbsencesOfColleaguesAreNotForEveryEmployee() {
        for (var entry :
                List.of(
                        entry(Entry.Kind.FACT, "people", Entry.Origin.LIVE),
                        entry(Entry.Kind.FACT, "sign-in", Entry.Origin.LIVE),
                        entry(Entry.Kind.DECISION, "docs", Entry.Origin.DECISION))) {
            ledger.entry = entry;

            assertThatThrownBy(() -> desk.received(OGAWA, 0))
                    .as(entry.source())
                    .isInstanceOf(RefusedRequest.class);
        }
    }

    private static Entry entry(Entry.Kind kind, String source, Entry.Origin origin) {
        return new Entry(new EntryNo(0), AT, kind, source, "1", "{}", "sato", origin, null);
    }

    /// A log of one entry.
    private static final class OneEntry implements Ledger {

        private Entry entry = entry(Entry.Kind.ROW, "leads", Entry.Origin.IMPORT);

        @Override
        public EntryNo append(TenantId tenant, NewEntry given, Instant recordedAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<EntryNo> appendAll(
                TenantId tenant, List<NewEntry> entries, Instant recordedAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size(TenantId tenant) {
            return 1;
        }

        @Override
        public List<Entry> find(TenantId tenant, Collection<EntryNo> numbers) {
            return List.of(entry);
        }

        @Override
        public List<Entry> entries(TenantId tenant, long from, int limit) {
            return List.of(entry);
        }
    }

    private static final class NoDatabase implements Transactions {

        @Override
        public <T> T write(TenantId tenant, Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T read(TenantId tenant, Supplier<T> work) {
            return work.get();
        }

        @Override
        public void rollBackOnly() {}

        @Override
        public void afterCommit(Runnable after) {
            after.run();
        }
    }
}
