package seihon.docs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PacketLineOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.testkit.TestDatabase;

/// Packs that are too large, or broken: a sentence in the terminal, no row, no proposal.
class BadPackTest {

    private static final long SEED = 20_261_124L;
    private static final int MEGABYTE = 1 << 20;

    private final GitServer server = GitServer.start(TestDatabase.fresh());
    private final Random random = new Random(SEED);
    private final GitClient folder;
    private ObjectId first = ObjectId.zeroId();
    private GitClient copy;

    BadPackTest(@TempDir Path folder) {
        this.folder = new GitClient(folder);
        this.copy = this.folder.in("copy");
    }

    @BeforeEach
    void cloneOfSato() {
        first = server.room().provision(Map.of("Stock/handbook/index.md", "一\n"));
        folder.git("clone", "--quiet", server.address("sato"), "copy").mustSucceed();
    }

    @AfterEach
    void nothingHappened() throws Exception {
        assertThat(server.proposals().count()).isZero();
        assertThat(server.room().main()).contains(first);
        server.close();
    }

    @Test
    void hugePackIsRefusedWithASentence() {
        for (var i = 0; i < 30; i++) {
            copy.write("Stock/handbook/" + i + ".md", noise(900_000));
        }
        copy.commit("大きな資料");

        refused("1回の push は20 MBまでです");
    }

    @Test
    void hugeFileIsRefusedWithASentence() {
        copy.write("Stock/handbook/big.md", noise(2 * MEGABYTE));
        copy.commit("大きなファイル");

        refused("1ファイルは1 MBまでです");
    }

    @Test
    void smallPackThatInflatesToMuchIsRefused() {
        for (var i = 0; i < 150; i++) {
            var zeros = new byte[MEGABYTE - 1];
            Arrays.fill(zeros, (byte) ' ');
            zeros[0] = (byte) i;
            copy.write("Stock/handbook/" + i + ".md", zeros);
        }
        copy.git("config", "pack.window", "0");
        copy.commit("ふくらむ");

        refused("1回の push は20 MBまでです");
    }

    @Test
    void brokenPackIsRefusedWithASentence() throws Exception {
        copy.write("Stock/handbook/index.md", "二\n");
        copy.commit("二");
        var commit = ObjectId.fromString(copy.git("rev-parse", "HEAD").text().strip());
        var pack = pack();

        var cut = Arrays.copyOf(pack, pack.length / 2);
        assertThat(post(commit, cut)).contains("届いた push が壊れていて読めません");
        pack[pack.length / 2] ^= 0x55;
        assertThat(post(commit, pack)).containsAnyOf("壊れていて", "正しくないもの");
        assertThat(post(commit, "no pack at all".getBytes(StandardCharsets.UTF_8)))
                .contains("届いた push が壊れていて読めません");
    }

    @Test
    void whatIsNoRequestOfGitIsRefusedWithASentence() throws Exception {
        var garbage = "garbage".getBytes(StandardCharsets.UTF_8);

        var asClone = send("git-upload-pack", "application/x-git-upload-pack-request", garbage);
        var asPush = send("application/x-git-receive-pack-request", garbage);
        var asText = send("text/plain", garbage);

        assertThat(asClone.statusCode()).isEqualTo(400);
        assertThat(asClone.body()).contains("git から届いた要求として読めません");
        assertThat(asPush.statusCode()).isEqualTo(400);
        assertThat(asPush.body()).contains("git から届いた要求として読めません");
        assertThat(asText.statusCode()).isEqualTo(400);
        assertThat(asText.body()).contains("git から届いた要求として読めません");
    }

    @Test
    void packWithoutWhatItNamesIsRefused() throws Exception {
        copy.write("Stock/handbook/index.md", "二\n");
        copy.commit("二");
        var pack = pack();

        assertThat(post(ObjectId.fromString("12".repeat(20)), pack)).contains("もとになる内容が欠けています");
    }

    @Test
    void namesThatHurtOtherSystemsAreRefused() {
        var blob = copy.git("hash-object", "-w", "Stock/handbook/index.md").text().strip();
        var evil = tree("100644 blob " + blob + "\t.GIT\n");
        var stock = tree("040000 tree " + evil + "\thandbook\n");
        var root = tree("040000 tree " + stock + "\tStock\n");
        var commit = copy.git("commit-tree", root, "-p", "HEAD", "-m", "悪い名前").text().strip();

        var said = copy.git("push", "origin", commit + ":refs/for/main");

        assertThat(said.exit()).isNotZero();
        assertThat(said.text()).contains("Git として正しくないもの");
    }

    private void refused(String sentence) {
        var said = copy.git("push", "origin", "HEAD:refs/for/main");

        assertThat(said.exit()).isNotZero();
        assertThat(said.text()).contains(sentence);
    }

    private String tree(String entries) {
        copy.write("../entries", entries);
        return copy.run(java.util.List.of("sh", "-c", "git mktree < ../entries"))
                .mustSucceed()
                .text()
                .strip();
    }

    private byte[] pack() throws IOException {
        copy.run(
                        java.util.List.of(
                                "sh",
                                "-c",
                                "git rev-list --objects HEAD~1..HEAD | git pack-objects --stdout > ../pack 2>../err"))
                .mustSucceed();
        return java.nio.file.Files.readAllBytes(copy.path("../pack"));
    }

    private byte[] noise(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A push as bytes, because no git client sends what these tests need.
    private String post(ObjectId commit, byte[] pack) throws Exception {
        var body = new ByteArrayOutputStream();
        var packets = new PacketLineOut(body);
        packets.writeString(
                ObjectId.zeroId().name()
                        + " "
                        + commit.name()
                        + " refs/for/main\0report-status side-band-64k");
        packets.end();
        body.write(pack);
        var answer = send("application/x-git-receive-pack-request", body.toByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("unpack");
        return answer.body();
    }

    private HttpResponse<String> send(String contentType, byte[] body) throws Exception {
        return send("git-receive-pack", contentType, body);
    }

    private HttpResponse<String> send(String service, String contentType, byte[] body)
            throws Exception {
        var address =
                URI.create(server.address("sato").replace("sato:sato-token@", "") + "/" + service);
        var token =
                Base64.getEncoder()
                        .encodeToString("sato:sato-token".getBytes(StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Basic " + token)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }
}
