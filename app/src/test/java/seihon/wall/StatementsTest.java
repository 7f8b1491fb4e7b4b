package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.testkit.HouseTest;

/// What a page of the example company costs the database: at most twelve statements, whatever is on
/// it, once somebody has looked at it since something happened. `-Dseihon.statements=/documents`
/// also prints what these pages send.
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class StatementsTest {

    private static final int MOST = 12;

    @LocalServerPort private int port;
    @Autowired private StatementFilter filter;
    @Autowired private Firm.Doors doors;

    @Test
    void everyPageAsksTheDatabaseAtMostTwelveTimes() {
        var firm = Firm.example(doors, port);
        var pages = Door.all().stream().filter(StatementsTest::isCounted).toList();
        var things = Things.all(firm, pages);
        var counts = new TreeMap<String, Integer>();
        var findings = new ArrayList<String>();

        for (var door : pages) {
            var name = door.route().pattern() + " " + door.fields();
            firm.as("admin").send(door.ask(things::of));
            var answer = firm.as("admin").get(door.ask(things::of), StatementFilter.NAME, name);
            if (answer.statusCode() >= 400) {
                findings.add(door + ": " + answer.statusCode());
            }
            var sent = filter.heard(name);
            counts.put(name, sent.size());
            show(door, sent);
        }
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(page -> System.out.printf("%3d %s%n", page.getValue(), page.getKey()));
        counts.forEach((page, count) -> {
            if (count > MOST || count == 0) {
                findings.add("%s sends %d statements".formatted(page, count));
            }
        });

        assertThat(findings).isEmpty();
    }

    /// Pages of people who are signed in.
    private static boolean isCounted(Door door) {
        return door.isGet() && door.isPage() && door.opens() && door.who() != Door.Who.PUBLIC;
    }

    private static void show(Door door, List<String> sent) {
        var wanted = System.getProperty("seihon.statements", "");
        if (!wanted.isEmpty() && door.route().pattern().startsWith(wanted)) {
            sent.forEach(sql -> System.out.println(door + ": " + sql.replaceAll("\\s+", " ")));
        }
    }
}
