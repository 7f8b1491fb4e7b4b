package seihon.docs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.docs.git.CommitLoop;
import seihon.docs.git.GitRoom;
import seihon.testkit.TestDatabase;

/// Processes that die or race while they merge: what was acknowledged is there, once, and sound.
@Tag("fault")
class CrashTest {

    private static final int KILLS = 10;
    private static final int ENDLESS = 1_000_000;
    private static final int EACH = 60;
    private static final int SHORTEST_LIFE_MILLIS = 50;
    private static final int LONGEST_LIFE_MILLIS = 900;

    private final TestDatabase database = TestDatabase.fresh();
    private final GitServer server = GitServer.start(database);
    private final GitClient folder;

    CrashTest(@TempDir Path folder) {
        this.folder = new GitClient(folder);
    }

    @BeforeEach
    void provision() {
        server.room().provision(Map.of("Stock/handbook/index.md", "一\n"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void killedCommitLoopLosesNothingItAcknowledged() throws Exception {
        var seed = System.nanoTime();
        System.out.println("seed of the kills: " + seed);
        var random = new Random(seed);
        var acknowledged = new HashSet<String>();

        for (var kill = 0; kill < KILLS; kill++) {
            var said = folder.path("loop" + kill);
            var process = CommitLoop.start(database.app(), "loop" + kill, ENDLESS, said);
            while (process.isAlive() && acknowledged(said).isEmpty()) {
                Thread.sleep(20);
            }
            process.waitFor(
                    random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS),
                    TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            acknowledged.addAll(acknowledged(said));
        }

        var commits = commits();
        assertThat(commits).containsAll(acknowledged);
        assertThat(decisions("used_at is not null")).isEqualTo(commits.size());
        assertThat(decisions("used_at is null")).isZero();
        System.out.printf(
                "%d kills, %d acknowledged, %d commits%n",
                KILLS, acknowledged.size(), commits.size());
    }

    @Test
    void twoProcessesRaceOnMainAndKeepEverything() throws Exception {
        var left = CommitLoop.start(database.app(), "left", EACH, folder.path("left"));
        var right = CommitLoop.start(database.app(), "right", EACH, folder.path("right"));

        assertThat(left.waitFor()).isZero();
        assertThat(right.waitFor()).isZero();
        var acknowledged = new ArrayList<>(acknowledged(folder.path("left")));
        acknowledged.addAll(acknowledged(folder.path("right")));

        assertThat(acknowledged).hasSize(2 * EACH);
        assertThat(commits()).hasSize(2 * EACH + 1).containsAll(acknowledged);
    }

    /// What a clone holds, after git itself has found it sound.
    private Set<String> commits() {
        folder.git("clone", "--quiet", server.address("sato"), "copy").mustSucceed();
        var copy = folder.in("copy");
        assertThat(copy.git("fsck", "--full", "--strict").mustSucceed().text())
                .doesNotContain("error", "warning");
        return new HashSet<>(
                copy.git("rev-list", "--first-parent", "HEAD")
                        .mustSucceed()
                        .text()
                        .lines()
                        .toList());
    }

    private long decisions(String which) {
        return server.room()
                .transactions()
                .read(
                        GitRoom.AOZORA,
                        () ->
                                server.room()
                                        .jdbc()
                                        .sql("select count(*) from docs_decision where " + which)
                                        .query(Long.class)
                                        .single());
    }

    /// A line cut short by the kill was not said.
    private static List<String> acknowledged(Path said) throws IOException {
        var text = Files.readString(said);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith(CommitLoop.ACKNOWLEDGED))
                .map(line -> line.split(" ")[1])
                .toList();
    }
}
