package seihon.app.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.app.Visitor;
import seihon.connectors.Imports;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.ledger.Replay;
import seihon.testkit.HouseTest;

/// Every number on the dashboard and on all parts of the funnel page opens into exactly itself, and
/// into exactly as many facts as were counted.
@HouseTest(web = WebEnvironment.RANDOM_PORT)
class WhyWalkTest {

    private static final List<String> PARTS =
            List.of("balance", "conversion", "moves", "wins", "segments", "handovers");

    private static final int EVERY_NTH = 7;

    private static final int MOST_PAGES = 4;

    @LocalServerPort private int port;
    @Autowired private Companies companies;
    @Autowired private Imports imports;
    @Autowired private Replay replay;
    @Autowired private Clock clock;

    @Test
    void everyNumberOfTheWorkedExampleOpensIntoItself() throws IOException {
        var folder = shared("worked_example");
        assumeTrue(folder != null, "shared/data/worked_example is not beside the repository");
        var company = companies.withGuests(folder);
        receive(company.tenant(), "worked-example", folder.resolve("events.csv"));
        var visitor = new Visitor(port);
        visitor.signIn(company, "sato");

        var links = links(visitor, "worked-example");

        assertThat(links).hasSizeGreaterThan(200);
        assertThat(wrong(visitor, links)).isEmpty();
    }

    /// With values to compare, requests, limits and a bottleneck.
    @Test
    void theNumbersOfALargerBookOpenIntoThemselves(@TempDir Path folder) throws IOException {
        var book = SalesFolder.writtenTo(folder);
        var company = companies.withGuests(folder);
        receive(company.tenant(), SalesFolder.MAPPING, book);
        var visitor = new Visitor(port);
        visitor.signIn(company, "sato");

        var links = links(visitor, SalesFolder.MODEL);

        assertThat(links).hasSizeGreaterThan(500);
        assertThat(wrong(visitor, fewer(links))).isEmpty();
    }

    @Test
    void theFileOfTheBottleneckHoldsWhatIsChosen(@TempDir Path folder) throws IOException {
        var book = SalesFolder.writtenTo(folder);
        var company = companies.withGuests(folder);
        receive(company.tenant(), SalesFolder.MAPPING, book);
        var visitor = new Visitor(port);
        visitor.signIn(company, "sato");

        var page = body(visitor, "/revenue/sales?size=%E4%B8%AD%E5%A0%85");

        assertThat(page)
                .containsPattern("/revenue/sales/bottleneck\\.csv\\?[^\"]*size=%E4%B8%AD%E5%A0%85");
        assertThat(body(visitor, "/revenue/sales?part=wins"))
                .containsPattern("失注[0-9]+件は0円で数えています。.*受注[0-9]+件は0円");
    }

    /// All but balances and flows, of which there are many.
    private static List<WhyLink> fewer(List<WhyLink> links) {
        return IntStream.range(0, links.size())
                .filter(at -> at % EVERY_NTH == 0 || !links.get(at).address().contains("flow"))
                .mapToObj(links::get)
                .toList();
    }

    private static @Nullable Path shared(String name) {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var found = at.resolve("shared/data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return null;
    }

    private void receive(TenantId tenant, String mapping, Path file) throws IOException {
        var sato =
                new Person(
                        tenant,
                        new PersonId("sato"),
                        "佐藤 花子",
                        Set.of("executive", "admin"),
                        false,
                        Locale.JAPANESE,
                        ZoneId.of("Asia/Tokyo"));
        try (InputStream bytes = Files.newInputStream(file)) {
            var upload = new Imports.Upload("mapping", mapping, "events.csv", Map.of(), bytes);
            var received = imports.receive(sato, upload, clock.instant());
            assertThat(received).isInstanceOf(Outcome.Done.class);
            settle(sato, ((Outcome.Done<UUID>) received).value());
        }
        replay.catchUp(tenant);
    }

    private void settle(Person person, UUID id) {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (imports.find(person, id).orElseThrow().state() != Imports.State.DONE) {
            assertThat(System.nanoTime()).as("the import ends").isLessThan(until);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static List<WhyLink> links(Visitor visitor, String model) {
        var pages =
                Stream.concat(
                        Stream.of("/", "/revenue/" + model + "?measure=amount"),
                        PARTS.stream().map(part -> "/revenue/" + model + "?part=" + part));
        return pages
                .flatMap(page -> WhyLink.on(page, body(visitor, page)).stream())
                .collect(
                        Collectors.toMap(
                                WhyLink::address, link -> link, (one, _) -> one, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private static String body(Visitor visitor, String address) {
        var answer = visitor.get(address);
        assertThat(answer.statusCode())
                .as("%s %s", address, answer.headers().firstValue("Location"))
                .isEqualTo(200);
        return answer.body();
    }

    private static List<String> wrong(Visitor visitor, List<WhyLink> links) {
        var wrong = new ArrayList<String>();
        for (var link : links) {
            var page = new WhyPage(body(visitor, link.address()));
            var said = URLDecoder.decode(link.address(), StandardCharsets.UTF_8);
            if (!link.number().isTheSameAs(page.number())) {
                wrong.add(
                        "%s shows %s, %s explains %s"
                                .formatted(link.page(), link.shown(), said, page.shown()));
            }
            if (!page.explainsItsTotal(said)) {
                wrong.add("%s has %d facts: %s".formatted(said, page.total(), page.steps()));
            }
            if (page.total() <= (long) MOST_PAGES * WhyPage.FACTS_ON_A_PAGE) {
                var listed = listed(visitor, page);
                if (listed != page.total()) {
                    wrong.add("%s lists %d of %d".formatted(said, listed, page.total()));
                }
            }
        }
        return wrong;
    }

    private static long listed(Visitor visitor, WhyPage first) {
        var listed = first.facts().size();
        for (var next = first.next(); !next.isEmpty(); ) {
            var page = new WhyPage(body(visitor, next));
            listed += page.facts().size();
            next = page.next();
        }
        return listed;
    }
}
