package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// IT's way in: a company provisioned from a file, cloned with Debian's git by token, and a change
/// pushed that the API then shows as a proposal.
@Tag("slow")
class GitJourneyTest {

    private static final String SATO = "sato-token-of-at-least-32-characters";
    private static final String TANAKA = "tanaka-token-of-at-least-32-characters";
    private static final String HANDBOOK = "Stock/handbook/index.md";

    @Test
    void cloneChangePushAndReadTheProposal(@TempDir Path folder) throws Exception {
        try (var house =
                SpawnedHouse.spawn(
                        Map.of(),
                        "--home",
                        SpawnedHouse.newHome().toString(),
                        "--port",
                        "0",
                        "--provision",
                        company(folder).toString())) {
            house.awaitOpen();
            var base = house.address().toString();
            var address = base.replace("://", "://sato:" + SATO + "@") + "/git/acme.git";

            GitByHand.git(folder, "clone", "--filter=blob:none", address, "copy");
            var copy = folder.resolve("copy");
            GitByHand.git(copy, "fsck", "--full", "--strict");
            Files.writeString(copy.resolve(HANDBOOK), handbook("朝会は10時に始めます。"));
            GitByHand.git(copy, "commit", "--all", "--message", "朝会の時刻を書きます");
            var pushed = GitByHand.git(copy, "push", "origin", "HEAD:refs/for/main");

            assertThat(pushed).contains("/proposals/1");
            assertThat(get(base + "/api/v1/proposals/1", TANAKA)).contains("朝会の時刻を書きます");
            assertThat(GitByHand.failing(copy, "push", "origin", "main")).contains("refs/for/main");
            assertThat(GitByHand.failing(folder, "ls-remote", address.replace(SATO, "wrong")))
                    .contains("Authentication failed");
        }
    }

    private static Path company(Path folder) throws IOException {
        var documents = folder.resolve("acme");
        Files.createDirectories(documents.resolve("Stock/handbook"));
        Files.writeString(documents.resolve(HANDBOOK), handbook("はじめに読みます。"));
        var file = folder.resolve("acme.yaml");
        Files.writeString(
                file,
                """
                tenant: {id: acme, name: アクメ, zone: Asia/Tokyo, fiscal_year_start: 4}
                people:
                  - {id: sato, name: 佐藤 花子, email: sato@example.jp, roles: [executive, admin], password: "correct horse battery", token: "%s"}
                  - {id: tanaka, name: 田中 一郎, email: tanaka@example.jp, roles: [manager], token: "%s"}
                documents: ./acme
                """
                        .formatted(SATO, TANAKA));
        return file;
    }

    private static String handbook(String body) {
        return """
        ---
        kind: handbook
        id: index
        title: 手引き
        owner: role:executive
        ---
        # 手引き

        %s
        """
                .formatted(body);
    }

    private static String get(String address, String token)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(java.net.URI.create(address))
                            .header("Authorization", "Bearer " + token)
                            .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
