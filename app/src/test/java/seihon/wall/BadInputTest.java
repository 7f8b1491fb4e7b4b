package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import seihon.testkit.Contents;
import seihon.testkit.HouseTest;
import seihon.testkit.TestDatabase;
import seihon.wall.Door.Ask;

/// What nobody should send: forms from elsewhere, without a key, twice, with fields of another
/// kind. The house says what was wrong and never stumbles.
@Tag("slow")
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    /// Fields that a form of ours never has and that nobody may set.
    private static final Map<String, String> UNKNOWN =
            Map.of(
                    "tenant_id",
                    "1",
                    "tenant",
                    "1",
                    "role",
                    "admin",
                    "roles",
                    "admin",
                    "approved_by",
                    "sato",
                    "author",
                    "sato",
                    "me",
                    "sato",
                    "guest",
                    "false");

    /// What goes on by itself and begins when it can.
    private static final String REBUILDS = "/api/v1/rebuild/";

    /// Parameters that every page has.
    static final Set<String> EVERYWHERE = Set.of("lang", "theme");

    @LocalServerPort private int port;
    @Autowired private ApplicationContext house;
    @Autowired private TestDatabase database;
    @Autowired private Firm.Doors doors;

    private final List<String> findings = new ArrayList<>();
    private final List<Door> commands =
            Door.all().stream()
                    .filter(door -> Set.of("POST", "PUT").contains(door.route().method()))
                    .toList();
    private Firm firm;
    private Things things;

    @BeforeAll
    void open() {
        firm = Firm.made(doors, port);
        things = Things.all(firm, Door.all());
        settled(firm);
    }

    @BeforeEach
    void forget() {
        findings.clear();
    }

    @Test
    void formsFromElsewhereOrWithoutAKeyAreRefused() {
        var before = settled(firm);
        for (var door : commands.stream().filter(each -> !each.isApi()).toList()) {
            var caller = firm.as(door.by());
            var whole = caller.complete(door.ask(things::of), "k");
            refused(door, "forged", 403, caller.sendAsItIs(whole.without("_csrf")));
            refused(door, "without a key", 400, caller.sendAsItIs(whole.without("_key")));
            refused(door, "long key", 400, caller.sendAsItIs(whole.with("_key", "k".repeat(200))));
            var now = Contents.of(database, firm.tenant());
            var changed = changed(now, before);
            before = now;
            if (!changed.isEmpty()) {
                findings.add(door + " changed " + changed);
            }
        }

        assertThat(findings).isEmpty();
    }

    private void refused(Door door, String how, int status, HttpResponse<String> answer) {
        var isPage = answer.body().contains("<html") && answer.body().contains("<main");
        if (answer.statusCode() != status || !isPage) {
            findings.add("%s %s: %d, page %s".formatted(door, how, answer.statusCode(), isPage));
        }
    }

    @Test
    void aCommandSentTwiceIsDoneOnceAndUnknownFieldsAreIgnored() {
        var fresh = Firm.made(doors, port);
        for (var door : commands.stream().filter(BadInputTest::isOnce).toList()) {
            twice(fresh, door);
        }

        assertThat(findings).isEmpty();
    }

    /// Whoever is not signed in sends no commands: what they do twice is harmless by itself. Events
    /// are known by their own ids: the second answer says that they were there.
    private static boolean isOnce(Door door) {
        return door.keeps()
                && door.who() != Door.Who.PUBLIC
                && door.who() != Door.Who.EXAMPLE
                && !door.route().pattern().equals("/api/v1/events");
    }

    private void twice(Firm fresh, Door door) {
        var caller = fresh.as(door.by());
        var ask = unknown(door, door.ask(new Things(fresh)::of));
        var before = settled(fresh);
        var first = caller.send(ask, "key of " + door);
        first.headers()
                .firstValue("Location")
                .filter(address -> address.startsWith(REBUILDS))
                .ifPresent(job -> fresh.done(REBUILDS, job.substring(REBUILDS.length())));
        var once = settled(fresh);
        var second = caller.send(ask, "key of " + door);
        var changed = changed(once, before);
        if (first.statusCode() >= 400 || changed.isEmpty()) {
            findings.add("%s: %d %s".formatted(door, first.statusCode(), told(caller, first)));
        }
        fresh.settle();
        var again = changed(Contents.of(database, fresh.tenant()), once);
        if (!again.isEmpty()) {
            findings.add("%s is done twice: %s".formatted(door, again));
        }
        if (!isSame(first, second)) {
            findings.add(
                    "%s: %d, then %d".formatted(door, first.statusCode(), second.statusCode()));
        }
    }

    private Contents settled(Firm one) {
        one.settle();
        return Contents.settled(database, one.tenant());
    }

    /// What somebody is told who is led back because nothing was done.
    private static String told(Caller caller, HttpResponse<String> answer) {
        return answer.statusCode() == 302
                ? caller.follow(answer).body().replaceAll("(?s).*id=\"flash\"|</div>.*|<[^>]*>", "")
                : answer.body();
    }

    /// A page that shows a secret is shown once; every other answer comes again.
    private static boolean isSame(HttpResponse<String> first, HttpResponse<String> second) {
        return first.body().contains("id=\"secret\"")
                ? second.statusCode() == 409
                : first.body().equals(second.body())
                        && first.statusCode() == second.statusCode()
                        && first.headers()
                                .firstValue("Location")
                                .equals(second.headers().firstValue("Location"));
    }

    private static Ask unknown(Door door, Ask ask) {
        if (door.isApi()) {
            return ask.json().startsWith("{")
                    ? ask.withJson(
                            "{\"tenant_id\": 1, \"roles\": [\"admin\"], " + ask.json().substring(1))
                    : ask;
        }
        var more = ask;
        for (var field : UNKNOWN.entrySet()) {
            more =
                    ask.fields().containsKey(field.getKey())
                            ? more
                            : more.with(field.getKey(), field.getValue());
        }
        return more;
    }

    private static Set<String> changed(Contents now, Contents then) {
        var changed = new TreeSet<>(now.changedSince(then));
        changed.removeAll(Set.of("web_command", "web_notice", "ledger_projection"));
        return changed;
    }

    @Test
    void nothingThatIsSentMakesTheHouseStumble() {
        for (var door : Door.all()) {
            var caller = firm.as(door.by());
            if (!door.route().pattern().equals("/signout")) {
                Asks.odd(door, parameters(door), things::of)
                        .forEach(ask -> answered(door, ask, caller.send(ask)));
            }
        }

        assertThat(findings).isEmpty();
    }

    /// Every name that the handler of a door reads: parameters and the fields of its form.
    private Set<String> parameters(Door door) {
        var names = new TreeSet<>(EVERYWHERE);
        house.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getKey().getPatternValues().contains(door.route().pattern()))
                .flatMap(entry -> List.of(entry.getValue().getMethodParameters()).stream())
                .forEach(parameter -> {
                    var type = parameter.getParameterType();
                    if (parameter.hasParameterAnnotation(RequestParam.class)) {
                        names.add(parameter.getParameter().getName());
                    } else if (type.isRecord() && !parameter.hasParameterAnnotations()) {
                        List.of(type.getRecordComponents())
                                .forEach(field -> names.add(field.getName()));
                    }
                });
        return names;
    }

    @Test
    void otherMethodsThanTheDoorsAreRefused() {
        var routes = Route.all(house);
        for (var door : Door.all()) {
            var address = door.ask(things::of).address();
            for (var method : List.of("DELETE", "PATCH", "PUT", "PROPFIND")) {
                var isThere = routes.contains(new Route(method, door.route().pattern()));
                var ask = new Ask(method, address, Map.of(), "");
                var status = firm.as(door.by()).send(ask).statusCode();
                if (!isThere && !Set.of(400, 401, 403, 404, 405, 501).contains(status)) {
                    findings.add("%s %s: %d".formatted(method, door.route().pattern(), status));
                }
            }
        }

        assertThat(findings).isEmpty();
    }

    private void answered(Door door, Ask ask, HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status >= 500 || (status == 415 && !takesFiles(door))) {
            findings.add(
                    "%s %s %s: %d"
                            .formatted(
                                    door,
                                    shown(ask.address()),
                                    shown(ask.json() + ask.fields()),
                                    status));
        } else if (door.isApi() && status >= 400 && !isProblem(answer)) {
            findings.add("%s is no problem: %s".formatted(door, answer.body()));
        }
    }

    /// Odd fields are sent as a form, which is no file: that is told at the door.
    private static boolean takesFiles(Door door) {
        return door.isApi() && door.route().pattern().endsWith("/imports");
    }

    private static String shown(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private static boolean isProblem(HttpResponse<String> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("application/problem+json")
                && Reply.json(answer, answer.statusCode()).get("detail").asString().length() > 10
                && Reply.json(answer, answer.statusCode()).get("type").asString().contains(".");
    }
}
