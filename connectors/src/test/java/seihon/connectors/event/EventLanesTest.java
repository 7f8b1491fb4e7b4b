package seihon.connectors.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.connectors.TestCompany;
import seihon.connectors.landing.Landing;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.testkit.HouseTest;

@HouseTest
class EventLanesTest {

    private static final PersonId SATO = new PersonId("sato");
    private static final int EVENTS = 9_000;

    @Autowired private TestCompany.Doors doors;
    @Autowired private EventLanes lanes;
    @Autowired private Ledger ledger;
    @Autowired private Transactions transactions;

    @Test
    void whatCannotBeRecordedSoonIsSentBackAndTheRestIsKept() {
        var aozora = doors.company();
        var waiting = new ArrayList<CompletableFuture<List<EventLanes.Recorded>>>();
        var sentBack = new int[1];
        var before = size(aozora);

        transactions.run(
                aozora.tenant,
                () -> {
                    ledger.append(aozora.tenant, entry("holds the ledger"), aozora.next());
                    for (var n = 0; n < 6; n++) {
                        var submitted = lanes.submit(aozora.tenant, landed(aozora, n), entries(n));
                        submitted.ifPresentOrElse(waiting::add, () -> sentBack[0]++);
                    }
                });

        assertThat(sentBack[0]).isPositive();
        assertThat(waiting)
                .allSatisfy(one -> assertThat(one.join()).hasSize(EVENTS))
                .hasSize(6 - sentBack[0]);
        assertThat(size(aozora)).isEqualTo(before + 1 + (long) EVENTS * waiting.size());
    }

    private long size(TestCompany aozora) {
        return transactions.read(aozora.tenant, () -> ledger.size(aozora.tenant));
    }

    private static Landing.Small landed(TestCompany aozora, int n) {
        var arrival = new Landing.Arrival("events", "", Map.of(), SATO, aozora.next());
        return new Landing.Small(new UUID(n, aozora.tenant.value()), arrival, new byte[0]);
    }

    private static List<NewEntry> entries(int posting) {
        return IntStream.range(0, EVENTS).mapToObj(n -> entry(posting + "-" + n)).toList();
    }

    private static NewEntry entry(String id) {
        return new NewEntry(Entry.Kind.EVENT, "forms", id, "{}", "sato", Entry.Origin.LIVE, null);
    }
}
