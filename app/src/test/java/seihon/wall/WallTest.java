package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.testkit.Contents;
import seihon.testkit.HouseTest;
import seihon.testkit.TestDatabase;

/// The wall between people and between companies: every route × everybody who has no business
/// there. Nobody of them sees anything, changes anything, or makes the house stumble.
@Tag("slow")
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallTest {

    /// Things that name nothing of a company: what is written, and where.
    private static final Set<String> WORDS =
            Set.of(
                    "mark",
                    "text",
                    "jsontext",
                    "path",
                    "notepath",
                    "number",
                    "awayfrom",
                    "tenant",
                    "rows",
                    "mappingtext",
                    "code",
                    "pointer",
                    "fact",
                    "overlapseen");

    private static final Set<Integer> NO = Set.of(401, 403, 404, 409, 422);

    /// What may change meanwhile: that a command was asked, and what the bell makes of it later.
    private static final Set<String> MEMORY = Set.of("web_command", "web_notice");

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;
    @Autowired private TwoCompanies companies;

    private final List<Door> all = Door.all();
    private final List<String> findings = new ArrayList<>();
    private Firm firm;
    private Firm stranger;
    private Things things;
    private Things strangers;
    private Contents before;

    @BeforeAll
    void openTwoCompanies() {
        var two = companies.at(port);
        firm = two.firm();
        stranger = two.stranger();
        things = two.things();
        strangers = two.strangers();
        firm.settle();
        stranger.settle();
        before = Contents.settled(database, firm.tenant(), stranger.tenant());
    }

    @BeforeEach
    void forget() {
        findings.clear();
    }

    @Test
    void whoeverHasNoBusinessAtADoorIsRefused() {
        for (var door : all) {
            for (var caller : List.of("nobody", "outsider", "member")) {
                if (!door.who().letsIn(caller)) {
                    knock(door, caller, firm.as(caller), things::of);
                }
            }
            unchanged(door);
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void administratorsOfAnotherCompanyFindNothing() {
        for (var door : all) {
            if (door.who() != Door.Who.PUBLIC && !ids(door).isEmpty()) {
                knock(door, "stranger", stranger.as("admin"), things::of);
                unchanged(door);
            }
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void oneForeignIdAmongOnesOwnIsRefused() {
        for (var door : all) {
            var ids = ids(door);
            for (var foreign : ids.size() < 2 ? Set.<String>of() : ids) {
                UnaryOperator<String> mixed =
                        name -> (name.equals(foreign) ? things : strangers).of(name);
                knock(door, "stranger with $" + foreign, stranger.as(door.by()), mixed);
                unchanged(door);
            }
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void whatOneCompanyListsHoldsNothingOfAnother() {
        for (var door : all) {
            if (door.isGet() && ids(door).isEmpty()) {
                var answer = stranger.as("admin").send(door.ask(strangers::of));
                if (answer.statusCode() >= 500 || sees(answer) || seesPeople(answer)) {
                    findings.add("%s: %d".formatted(door, answer.statusCode()));
                }
            }
        }

        assertThat(findings).isEmpty();
    }

    private static Set<String> ids(Door door) {
        var ids = new TreeSet<>(door.things());
        ids.removeIf(name -> WORDS.contains(name) || name.endsWith("password"));
        return ids;
    }

    /// That reading changes nothing is [QuietTest]'s.
    private void knock(Door door, String name, Caller caller, UnaryOperator<String> given) {
        var ask = door.ask(given);
        var answer = caller.send(ask);
        for (var wrong : wrong(ask, caller, answer)) {
            findings.add("%s as %s: %s".formatted(door, name, wrong));
        }
    }

    private void unchanged(Door door) {
        if (door.isGet()) {
            return;
        }
        var now = Contents.of(database, firm.tenant(), stranger.tenant());
        var changed = new TreeSet<>(now.changedSince(before));
        changed.removeAll(MEMORY);
        before = now;
        if (!changed.isEmpty()) {
            findings.add("%s changed %s for somebody".formatted(door, changed));
        }
    }

    /// A command may lead back to a page, or show its form again, to say why not; everything else
    /// is a plain no.
    private List<String> wrong(Door.Ask ask, Caller caller, HttpResponse<String> answer) {
        var wrong = new ArrayList<String>();
        var status = answer.statusCode();
        var isCommand = !ask.method().equals("GET") && !answer.uri().getPath().startsWith("/api/");
        if (isCommand && status >= 300 && status < 400) {
            var next = caller.follow(answer);
            if (next.statusCode() >= 500 || sees(next)) {
                wrong.add("is led to %s: %d".formatted(next.uri(), next.statusCode()));
            }
        } else if (!NO.contains(status) && !(isCommand && status == 200)) {
            wrong.add("is answered %d".formatted(status));
        }
        if (sees(answer)) {
            wrong.add("sees what is not theirs");
        }
        return wrong;
    }

    /// What was sent comes back in some answers; the mark is only followed by a blank where it is
    /// written.
    private boolean sees(HttpResponse<String> answer) {
        return answer.body().contains(firm.mark() + " ");
    }

    private boolean seesPeople(HttpResponse<String> answer) {
        return answer.body().contains("霞 " + firm.id("admin"));
    }
}
