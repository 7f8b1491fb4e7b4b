package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.testkit.Contents;
import seihon.testkit.HouseTest;
import seihon.testkit.TestDatabase;

/// Reading changes nothing: every GET of the house, twice by an administrator and twice by a
/// member, leaves every table as it was.
@Tag("wall")
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class QuietTest {

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;
    @Autowired private Firm.Doors doors;

    @Test
    void readingChangesNothing() {
        var firm = Firm.made(doors, port);
        var readable = Door.all().stream().filter(Door::isGet).toList();
        var things = Things.all(firm, readable);
        var findings = new ArrayList<String>();

        for (var door : readable) {
            var before = Contents.of(database, firm.tenant());
            for (var reader : List.of("admin", "member", "admin", "member")) {
                var status = firm.as(reader).send(door.ask(things::of)).statusCode();
                if (status >= 500 || (door.who().letsIn(reader) && status >= 400 && door.opens())) {
                    findings.add("%s as %s: %d".formatted(door, reader, status));
                }
            }
            var changed = Contents.of(database, firm.tenant()).changedSince(before);
            if (!changed.isEmpty()) {
                findings.add("%s changes %s".formatted(door, changed));
            }
        }

        assertThat(findings).isEmpty();
    }
}
