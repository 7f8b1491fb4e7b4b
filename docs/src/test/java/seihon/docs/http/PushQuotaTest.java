package seihon.docs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.docs.git.GitRoom;
import seihon.testkit.TestDatabase;

/// A company's pushes of a day are counted, and one day's are not endless.
class PushQuotaTest {

    private static final String HANDBOOK = "Stock/handbook/index.md";
    private static final String FOR_MAIN = "HEAD:refs/for/main";

    private final GitServer server = GitServer.start(TestDatabase.fresh());
    private final GitClient folder;
    private final GitClient copy;

    PushQuotaTest(@TempDir Path folder) {
        this.folder = new GitClient(folder);
        this.copy = this.folder.in("copy");
    }

    @BeforeEach
    void cloneOfSato() {
        server.room().provision(Map.of(HANDBOOK, "一\n"));
        folder.git("clone", "--quiet", server.address("sato"), "copy").mustSucceed();
        copy.write(HANDBOOK, "二\n");
        copy.commit("二");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void pushesAreCountedWithTheirBytesOnTheDayOfTheCompany() {
        copy.git("push", "origin", FOR_MAIN).mustSucceed();
        copy.git("push", "origin", "main");

        assertThat(count("push_count")).isEqualTo(2);
        assertThat(count("pack_bytes")).isGreaterThan(100);
        assertThat(count("extract(day from day)::bigint")).isEqualTo(24);
    }

    @Test
    void usedUpDayIsSaidAndNothingIsOpened() {
        copy.git("push", "origin", FOR_MAIN).mustSucceed();
        server.room()
                .transactions()
                .run(
                        GitRoom.AOZORA,
                        () ->
                                server.room()
                                        .jdbc()
                                        .sql("update docs_push_day set push_count = 500")
                                        .update());

        var said = copy.git("push", "origin", FOR_MAIN);

        assertThat(said.exit()).isNotZero();
        assertThat(said.text()).contains("今日の push の上限", "The pushes of this day are used up");
        assertThat(server.proposals().count()).isEqualTo(1);
    }

    private long count(String column) {
        return server.room()
                .transactions()
                .read(
                        GitRoom.AOZORA,
                        () ->
                                server.room()
                                        .jdbc()
                                        .sql("select " + column + " from docs_push_day")
                                        .query(Long.class)
                                        .single());
    }
}
