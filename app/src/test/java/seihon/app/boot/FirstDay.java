package seihon.app.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import seihon.app.Postbox;
import seihon.app.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Acme's first day: three people, one document, and its way from a proposal to what counts.
final class FirstDay {

    static final String SATO = "sato-token-of-at-least-32-characters";

    private static final String HANDBOOK = "Stock/handbook/index.md";
    private static final String PASSWORD = "correct horse battery";
    private static final String PROPOSAL = "/proposals/1";
    private static final String FIRST = handbook("朝会は10時に始めます。");
    private static final String LAST = handbook("朝会は10時に始め、15分で終えます。");

    private static final String TITLE = "朝会の時刻を書く";
    private static final Duration MAILS_ARRIVE_WITHIN = Duration.ofSeconds(90);

    private final URI house;

    FirstDay(URI house) {
        this.house = house;
    }

    /// Two managers or executives must approve what is in `Stock/`.
    static Path company(Path folder) throws IOException {
        var documents = folder.resolve("acme");
        Files.createDirectories(documents.resolve("Stock/handbook"));
        Files.createDirectories(documents.resolve("Stock/policies"));
        Files.writeString(documents.resolve(HANDBOOK), handbook("はじめに読みます。"));
        Files.writeString(
                documents.resolve("Stock/policies/approval.yaml"),
                """
                kind: approval-policy
                id: approval
                title: {ja: 承認の方針}
                rules:
                  - {id: all, match: {path: "Stock/**"}, require: [{group: ["role:manager", "role:executive"], count: 2}], deadline: 3bd}
                """);
        return Files.writeString(
                folder.resolve("acme.yaml"),
                """
                tenant: {id: acme, name: アクメ, zone: Asia/Tokyo, fiscal_year_start: 4}
                people:
                  - {id: sato, name: 佐藤 花子, email: sato@example.jp, roles: [executive, admin], password: "%1$s", token: "%2$s"}
                  - {id: tanaka, name: 田中 一郎, email: tanaka@example.jp, roles: [manager], password: "%1$s"}
                  - {id: ogawa, name: 小川 翔, email: ogawa@example.jp, roles: [member], password: "%1$s"}
                documents: ./acme
                """
                        .formatted(PASSWORD, SATO));
    }

    private static String handbook(String body) {
        return "---\nkind: handbook\nid: index\ntitle: 手引き\nowner: role:executive\n---\n# 手引き\n\n%s\n"
                .formatted(body);
    }

    /// Ogawa proposes, Tanaka sends it back, Ogawa revises, Tanaka and Sato approve: the second
    /// approval makes it what counts. Each acts on the mail that says it is their turn.
    void goesBy(Postbox box) throws Exception {
        var ogawa = signedIn("ogawa");
        var tanaka = signedIn("tanaka");
        var sato = signedIn("sato");

        done(
                ogawa,
                "/documents/edit?path=" + HANDBOOK,
                "/drafts",
                Map.of(
                        "act", "propose",
                        "title", TITLE,
                        "why", "毎朝聞かれるためです。",
                        "path", HANDBOOK,
                        "content", FIRST));
        assertThat(awaited(box, "tanaka").text())
                .contains("- はじめに読みます。", "+ 朝会は10時に始め", house + PROPOSAL);
        done(tanaka, PROPOSAL, PROPOSAL + "/returns", Map.of("why", "終わりの時刻も書いてください。"));
        assertThat(awaited(box, "ogawa").text())
                .contains("田中 一郎さん「終わりの時刻も書いてください。」", house + PROPOSAL);
        done(
                ogawa,
                PROPOSAL + "/edit",
                PROPOSAL + "/revisions",
                Map.of("title", TITLE, "why", "終わりの時刻を足しました。", "content", LAST));
        done(tanaka, PROPOSAL, PROPOSAL + "/approvals", Map.of());
        done(sato, PROPOSAL, PROPOSAL + "/approvals", Map.of());
    }

    private static Postbox.Mail awaited(Postbox box, String person) throws Exception {
        var end = System.nanoTime() + MAILS_ARRIVE_WITHIN.toNanos();
        while (box.to(person, TITLE).isEmpty()) {
            assertThat(System.nanoTime()).as("a mail for " + person).isLessThan(end);
            Thread.sleep(200);
        }
        return box.to(person, TITLE).getFirst();
    }

    private Visitor signedIn(String person) {
        var visitor = new Visitor(house.getPort());
        var card = Map.of("email", person + "@example.jp", "password", PASSWORD);
        done(visitor, "/signin", "/signin", card);
        return visitor;
    }

    private static void done(
            Visitor visitor, String page, String action, Map<String, String> fields) {
        var answer = visitor.submit(page, action, fields);

        assertThat(answer.statusCode()).as(action + ": " + answer.body()).isEqualTo(302);
    }

    /// The page, a clone, the API and the ledger say the same, and it is the last word of the day.
    void mustAgree(Path folder, String clone) throws IOException, InterruptedException {
        assertThat(signedIn("ogawa").get("/documents/" + HANDBOOK).body())
                .contains("朝会は10時に始め、15分で終えます。");
        assertThat(signedIn("ogawa").get(PROPOSAL).body())
                .contains("毎朝聞かれるためです。", "終わりの時刻も書いてください。", "終わりの時刻を足しました。");
        assertThat(asked("/api/v1/documents/" + HANDBOOK, "text/markdown")).isEqualTo(LAST);

        var address = house.toString().replace("://", "://sato:" + SATO + "@") + "/git/acme.git";
        var copy = folder.resolve(clone);
        GitByHand.git(folder, "clone", "--quiet", address, clone);
        GitByHand.git(copy, "fsck", "--full", "--strict");
        assertThat(Files.readString(copy.resolve(HANDBOOK))).isEqualTo(LAST);

        var merge = merge();
        assertThat(merge.path("commit").asString())
                .isEqualTo(GitByHand.git(copy, "rev-parse", "HEAD").strip());
        assertThat(merge.path("documents").path(0).path("sha256").asString())
                .isEqualTo(sha256(LAST));
        assertThat(merge.path("approvals").valueStream().map(a -> a.path("by").asString()))
                .containsExactlyInAnyOrder("tanaka", "sato");
    }

    /// What the ledger says of the only merge.
    private JsonNode merge() throws IOException, InterruptedException {
        var entries =
                new JsonMapper().readTree(asked("/api/v1/ledger/entries", "application/json"));
        return entries.path("items")
                .valueStream()
                .map(entry -> entry.path("payload"))
                .filter(payload -> payload.path("decision").asString("").equals("merge"))
                .findFirst()
                .orElseThrow();
    }

    private String asked(String path, String accept) {
        var visitor = new Visitor(house.getPort());
        var answer =
                visitor.send(
                        visitor.request(path)
                                .header("Authorization", "Bearer " + SATO)
                                .header("Accept", accept));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
