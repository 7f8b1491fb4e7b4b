package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.testkit.Contents;
import seihon.testkit.HouseTest;
import seihon.testkit.TestDatabase;

/// Reading changes nothing: every GET of the house, by an administrator and by a member, leaves
/// every table as it was.
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class QuietTest {

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;
    @Autowired private TwoCompanies companies;

    @Test
    void readingChangesNothing() {
        var two = companies.at(port);
        var firm = two.firm();
        var findings = new ArrayList<String>();
        firm.settle();
        var before = Contents.settled(database, firm.tenant());

        for (var door : Door.all().stream().filter(Door::isGet).toList()) {
            for (var reader : List.of("admin", "member")) {
                var status = firm.as(reader).send(door.ask(two.things()::of)).statusCode();
                if (status >= 500 || (door.who().letsIn(reader) && status >= 400 && door.opens())) {
                    findings.add("%s as %s: %d".formatted(door, reader, status));
                }
            }
            var now = Contents.of(database, firm.tenant());
            var changed = now.changedSince(before);
            before = now;
            if (!changed.isEmpty()) {
                findings.add("%s changes %s".formatted(door, changed));
            }
        }

        assertThat(findings).isEmpty();
    }
}
