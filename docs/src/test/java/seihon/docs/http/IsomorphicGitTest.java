package seihon.docs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.testkit.TestDatabase;

/// Another implementation of git than Debian's and ours: isomorphic-git from npm.
@Tag("slow")
class IsomorphicGitTest {

    private static final String HANDBOOK = "Stock/handbook/働き方.md";
    private static final String VERSION = "isomorphic-git@1";

    private final GitServer server = GitServer.start(TestDatabase.fresh());

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void clonesAndPushesForMain(@TempDir Path folder) throws IOException {
        var shell = new GitClient(folder);
        assumeTrue(has(shell, "node") && has(shell, "npm"), "no node and npm here: not run");
        var installed =
                shell.run(
                        List.of("npm", "install", "--silent", "--no-audit", "--no-fund", VERSION));
        assumeTrue(installed.exit() == 0, "npm cannot install isomorphic-git here: not run");
        server.room().provision(Map.of(HANDBOOK, "一\n"));
        server.room().merge(1, Map.of(HANDBOOK, "二\n"));

        var said =
                shell.run(
                                List.of(
                                        "node",
                                        script(folder).toString(),
                                        server.address("sato").replace("sato:sato-token@", ""),
                                        "sato",
                                        "sato-token",
                                        folder.resolve("copy").toString()))
                        .mustSucceed();

        assertThat(said.text()).contains("read: 二", "commits: 2", "pushed: true", "提案 1");
        assertThat(server.proposals().revisions(1).getFirst().changes())
                .containsExactly(FileEdit.write(new DocPath(HANDBOOK), "三\n"));
    }

    private static Path script(Path folder) throws IOException {
        var script = folder.resolve("isomorphic.cjs");
        try (var in = IsomorphicGitTest.class.getResourceAsStream("isomorphic.cjs")) {
            Files.copy(Objects.requireNonNull(in), script);
        }
        return script;
    }

    private static boolean has(GitClient shell, String program) {
        return shell.run(List.of("sh", "-c", "command -v " + program)).exit() == 0;
    }
}
