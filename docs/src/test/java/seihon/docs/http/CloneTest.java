package seihon.docs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.docs.DocPath;
import seihon.docs.git.GitRoom;
import seihon.testkit.TestDatabase;

/// Debian's git against the rows.
class CloneTest {

    private static final String HANDBOOK = "Stock/handbook/働き方.md";

    private final TestDatabase database = TestDatabase.fresh();
    private final GitServer server = GitServer.start(database);
    private ObjectId first = ObjectId.zeroId();
    private GitClient client;

    CloneTest(@TempDir Path folder) {
        this.client = new GitClient(folder);
    }

    @BeforeEach
    void provision() {
        first = server.room().provision(Map.of(HANDBOOK, "一\n", "templates/minutes.md", "# \n"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void cloneHoldsTheDocumentsAndIsSound() {
        server.room().merge(1, Map.of(HANDBOOK, "二\n"));

        client.git("clone", server.address("sato"), "copy").mustSucceed();

        var copy = client.in("copy");
        assertThat(copy.read(HANDBOOK)).isEqualTo("二\n");
        assertThat(copy.git("rev-list", "--count", "HEAD").text()).startsWith("2");
        assertThat(copy.git("fsck", "--full", "--strict").mustSucceed().text())
                .doesNotContain("warning", "error");
        assertThat(copy.git("log", "--format=%an %ae %cn", "-1").text())
                .startsWith("sato sato@aozora.invalid Seihon");
    }

    @Test
    void fetchBringsWhatWasMergedSince() {
        client.git("clone", server.address("sato"), "copy").mustSucceed();
        var second = server.room().merge(1, Map.of(HANDBOOK, "二\n"));

        client.in("copy").git("pull", "--ff-only").mustSucceed();

        assertThat(client.in("copy").git("rev-parse", "HEAD").text()).startsWith(second.name());
    }

    @Test
    void protocolVersionsZeroAndOneWorkToo() {
        for (var version : new String[] {"0", "1"}) {
            client.git(
                            "-c",
                            "protocol.version=" + version,
                            "clone",
                            server.address("sato"),
                            version)
                    .mustSucceed();
            assertThat(client.in(version).read(HANDBOOK)).isEqualTo("一\n");
        }
    }

    @Test
    void partialCloneFetchesBlobsOfHistoryOneByOne() {
        server.room().merge(1, Map.of(HANDBOOK, "二\n"));
        client.git("clone", "--filter=blob:none", server.address("sato"), "copy").mustSucceed();

        var copy = client.in("copy");
        assertThat(copy.read(HANDBOOK)).isEqualTo("二\n");
        assertThat(copy.git("show", first.name() + ":" + HANDBOOK).mustSucceed().text())
                .isEqualTo("一\n");
    }

    /// The pack that lies ready grows from clone to clone; JGit makes the one for protocol 0.
    @Test
    void everyCloneHoldsTheSameObjectsAsOneMadeByJGit() {
        var texts = new HashMap<String, String>();
        for (var round = 1; round <= 8; round++) {
            var pages = "行\n".repeat(100 * round) + "第 " + round + " 版\n" + "終\n".repeat(100);
            texts.put(HANDBOOK, pages);
            texts.put("Stock/handbook/" + (round / 2) + "/部署.md", "部署 " + round + "\n");
            texts.remove("Stock/handbook/" + (round - 4) + "/部署.md");
            server.room().merge(round, texts);

            clone("whole" + round);
            clone("partial" + round, "--filter=blob:none");
            clone("jgit" + round, "-c", "protocol.version=0");

            assertThat(objects("whole" + round)).isEqualTo(objects("jgit" + round));
            assertThat(client.in("partial" + round).read(HANDBOOK)).isEqualTo(pages);
        }
        clone("one", "--single-branch", "--branch=main");
    }

    private void clone(String name, String... options) {
        var arguments = new ArrayList<>(List.of("clone"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(server.address("sato"), name));
        client.git(arguments.toArray(String[]::new)).mustSucceed();
        assertThat(client.in(name).git("fsck", "--full", "--strict").mustSucceed().text())
                .doesNotContain("warning", "error");
    }

    private String objects(String name) {
        return client.in(name)
                .git("cat-file", "--batch-check", "--batch-all-objects")
                .mustSucceed()
                .text();
    }

    @Test
    void shallowCloneWorks() {
        server.room().merge(1, Map.of(HANDBOOK, "二\n"));

        client.git("clone", "--depth=1", server.address("sato"), "copy").mustSucceed();

        assertThat(client.in("copy").git("rev-list", "--count", "HEAD").text()).startsWith("1");
    }

    @Test
    void blobThatNoVisibleRefReachesIsNotHandedOut() {
        var hidden = hide("給与の下書き\n");
        client.git("clone", "--filter=blob:none", server.address("sato"), "copy").mustSucceed();

        var said = client.in("copy").git("fetch", "origin", hidden.name());

        assertThat(said.exit()).isNotZero();
        assertThat(said.text()).contains("あなたが読める履歴の中にありません");
    }

    @Test
    void proposalIsFetchedByWhoKnowsItsNumberAndHiddenRefsAreNotListed() {
        proposeAt("refs/proposals/7");
        proposeAt("refs/internal/x");

        var listed = client.git("ls-remote", server.address("mori")).mustSucceed().text();

        assertThat(listed).contains("refs/proposals/7", "refs/heads/main", "HEAD");
        assertThat(listed).doesNotContain("refs/internal");
        client.git("clone", server.address("mori"), "copy").mustSucceed();
        client.in("copy").git("fetch", "origin", "refs/proposals/7").mustSucceed();
    }

    @Test
    void guestCannotClone() {
        var said = client.git("clone", server.address("guest"), "copy");

        assertThat(said.exit()).isNotZero();
        assertThat(said.text()).contains("ゲストのアカウントでは clone できません");
    }

    @Test
    void anotherCompanyIsNotThere() {
        var address = server.address("mori").replace("aozora.git", "acme.git");

        var said = client.git("clone", address, "copy");

        assertThat(said.exit()).isNotZero();
        assertThat(said.text()).contains("Your company has no repository \"acme\"");
    }

    @Test
    void wrongTokenIsAskedForAgain() {
        var address = server.address("sato").replace("sato-token", "wrong");

        assertThat(client.git("clone", address, "copy").text()).contains("Authentication failed");
    }

    @Test
    void erasedHistoryIsClonedPartially() throws Exception {
        var oldBlob = blob(first);
        server.room().merge(1, Map.of(HANDBOOK, "二\n"));
        clone("before");
        try (var connection = database.superuser().connect();
                var erase =
                        connection.prepareStatement(
                                "update docs_object set data = null, erased_at = now(), erased_by = 'proposal 12' where oid = decode(?, 'hex')")) {
            erase.setString(1, oldBlob.name());
            assertThat(erase.executeUpdate()).isEqualTo(1);
        }
        clonesPartiallyOnly(server, "same");
        try (var later = GitServer.start(database)) {
            clonesPartiallyOnly(later, "later");
        }
    }

    private void clonesPartiallyOnly(GitServer asked, String name) {
        var whole = client.git("clone", asked.address("sato"), name);
        var partial =
                client.git("clone", "--filter=blob:none", asked.address("sato"), name + "-partial");

        assertThat(whole.exit()).isNotZero();
        assertThat(whole.text()).contains("承認された提案により消去", "--filter=blob:none");
        assertThat(partial.mustSucceed().exit()).isZero();
        assertThat(client.in(name + "-partial").read(HANDBOOK)).isEqualTo("二\n");
    }

    private ObjectId blob(ObjectId commit) {
        return server.room()
                .transactions()
                .read(
                        GitRoom.AOZORA,
                        () ->
                                Optional.ofNullable(
                                                server.room()
                                                        .git()
                                                        .files(GitRoom.AOZORA, commit)
                                                        .get(new DocPath(HANDBOOK)))
                                        .orElseThrow());
    }

    private ObjectId hide(String text) {
        var room = server.room();
        return room.transactions()
                .write(
                        GitRoom.AOZORA,
                        () ->
                                room.git()
                                        .writeBlob(
                                                GitRoom.AOZORA,
                                                text.getBytes(
                                                        java.nio.charset.StandardCharsets.UTF_8)));
    }

    private void proposeAt(String ref) {
        var room = server.room();
        room.transactions()
                .run(
                        GitRoom.AOZORA,
                        () -> {
                            var head =
                                    room.commit(
                                            java.util.List.of(first),
                                            Map.of(HANDBOOK, ref),
                                            "revision");
                            assertThat(
                                            room.git()
                                                    .move(
                                                            GitRoom.AOZORA,
                                                            ref,
                                                            Optional.empty(),
                                                            head,
                                                            GitRoom.reason("revision")))
                                    .isTrue();
                        });
    }
}
