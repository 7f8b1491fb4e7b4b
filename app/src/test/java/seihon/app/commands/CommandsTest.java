package seihon.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands against a house that answers what the test says.
class CommandsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer house;

    @BeforeEach
    void open() throws IOException {
        house = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        house.start();
    }

    @AfterEach
    void close() {
        house.stop(0);
    }

    @Test
    void helpNamesWhatThereIs() {
        assertThat(run("help")).isEqualTo(Verdict.GOOD);
        assertThat(text(out)).contains("rebuild", "fsck", "help").doesNotContain("backup");
    }

    @Test
    void equalDigestsAreGood() {
        answers("/api/v1/rebuild", "{\"id\": \"7\"}");
        answers("/api/v1/rebuild/7", rebuilt(true));

        assertThat(run("rebuild")).isEqualTo(Verdict.GOOD);
        assertThat(text(out)).contains("people-org").endsWith("equal\n");
    }

    @Test
    void differingDigestsAreNotGood() {
        answers("/api/v1/rebuild", "{\"id\": \"7\"}");
        answers("/api/v1/rebuild/7", rebuilt(false));

        assertThat(run("rebuild", "--json")).isEqualTo(Verdict.NOT_GOOD);
        assertThat(text(out)).contains("\"equal\":false");
    }

    @Test
    void failedRebuildTellsNothing() {
        answers("/api/v1/rebuild", "{\"id\": \"7\"}");
        answers("/api/v1/rebuild/7", "{\"state\": \"failed\", \"progress\": 0.5}");

        assertThat(run("rebuild")).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void refusalIsShownInTheHousesOwnWords() {
        house.createContext(
                "/",
                exchange -> {
                    answer(exchange, 403, "{\"detail\": \"You need the role admin.\"}");
                });

        assertThat(run("rebuild")).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(text(err)).contains("You need the role admin.");
    }

    @Test
    void houseIsAskedInTheTerminalsLanguage() {
        var asked = new ArrayList<String>();
        house.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestHeaders().getFirst("Accept-Language"));
                    answer(exchange, 403, "{}");
                });

        runWith(Map.of("LANG", "ja_JP.UTF-8"));
        runWith(Map.of("LANG", "ja_JP.UTF-8", "LC_ALL", "C.UTF-8"));
        runWith(Map.of());

        assertThat(asked).containsExactly("ja", "en", "en");
    }

    private void runWith(Map<String, String> terminal) {
        var environment = new HashMap<>(terminal);
        environment.put("SEIHON_URL", "http://localhost:" + house.getAddress().getPort());
        environment.put("SEIHON_TOKEN", "a-token-of-the-administrator-sato");
        commands().run(List.of("rebuild"), environment);
    }

    @Test
    void houseThatIsNotThereIsSaid() {
        house.stop(0);

        assertThat(run("rebuild")).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(text(err))
                .contains("No house answers at")
                .contains("--url")
                .doesNotContain("Exception");
    }

    @Test
    void tokenFileThatIsNotThereIsSaid(@TempDir Path folder) {
        var file = folder.resolve("token").toString();

        assertThat(run("rebuild", "--token-file", file)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(text(err)).contains("no token file", file).doesNotContain("Exception");
    }

    @Test
    void callWithoutACommandTellsNothingButWhatThereIs() {
        assertThat(run()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(text(err)).contains("rebuild", "fsck");
    }

    @Test
    void filesAreSentAndWhatBecameOfThemIsShown(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("leads.csv"), "id,at\nL1,2026-04-01\n");
        var received = new ArrayList<String>();
        house.createContext(
                "/api/v1/imports",
                exchange -> {
                    received.add(exchange.getRequestURI() + " " + body(exchange));
                    answer(exchange, 202, "{\"id\": \"7\"}");
                });
        answers("/api/v1/imports/7", imported("done"));

        assertThat(run("import", "--mapping", "leads", file.toString())).isEqualTo(Verdict.GOOD);
        assertThat(received)
                .singleElement()
                .asString()
                .startsWith("/api/v1/imports?mapping=leads ")
                .contains("filename=\"leads.csv\"", "L1,2026-04-01\n");
        assertThat(text(out)).contains("3 received = 1 accepted + 1 duplicate + 1 quarantined");
    }

    @Test
    void failedImportsMissingFilesAndHalfCallsAreSaid(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("teams.csv"), "agent\nA\n");
        answers("/api/v1/references/teams/imports", "{\"id\": \"8\"}");
        answers("/api/v1/imports/8", imported("failed"));

        assertThat(run("import", "--reference", "teams", file.toString()))
                .isEqualTo(Verdict.NOT_GOOD);
        assertThat(text(out)).contains("The date has two readings.");
        assertThat(run("import", "--mapping", "leads", folder.resolve("no.csv").toString()))
                .isEqualTo(Verdict.CANNOT_TELL);
        assertThat(run("import", "--mapping", "leads")).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(text(err)).contains("no.csv", "at least one file");
    }

    private static String imported(String state) {
        return """
        {"state": "%s", "bytes_done": 9, "bytes": 9, "received": 3, "accepted": 1,
         "duplicate": 1, "quarantined": 1, "facts": 1,
         "problem": {"detail": "The date has two readings."}}
        """
                .formatted(state);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void missingTokenUnknownCommandAndUnknownOptionAreSaid() {
        var nothing = Map.<String, String>of();
        var commands = commands();

        assertThat(commands.run(List.of("rebuild"), nothing)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(commands.run(List.of("demolish"), nothing)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(commands.run(List.of("help", "--loud"), nothing)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(text(err)).contains("SEIHON_TOKEN", "\"demolish\"", "\"--loud\"");
    }

    private Verdict run(String... arguments) {
        var environment =
                Map.of(
                        "SEIHON_URL",
                        "http://localhost:" + house.getAddress().getPort(),
                        "SEIHON_TOKEN",
                        "a-token-of-the-administrator-sato");
        return commands().run(List.of(arguments), environment);
    }

    private Commands commands() {
        return new Commands(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static String rebuilt(boolean equal) {
        return """
        {"state": "done", "progress": 1.0, "equal": %s,
         "digests": {"before": {"people-org": "a1"}, "after": {"people-org": "%s"}}}
        """
                .formatted(equal, equal ? "a1" : "b2");
    }

    private void answers(String path, String body) {
        house.createContext(path, exchange -> answer(exchange, 200, body));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
