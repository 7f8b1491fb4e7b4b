package seihon.docs.git;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seihon.docs.git.GitRoom.AOZORA;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What JGit relies on, asked of the rows through its own types.
class RowRepositoryTest {

    private static final String IDEA = "refs/heads/idea";

    private final GitRoom room = GitRoom.fresh();
    private final Repository repository = room.git().open(AOZORA);
    private ObjectId first = ObjectId.zeroId();

    @BeforeEach
    void provision() {
        first = room.provision(Map.of("Stock/handbook/index.md", "一\n"));
    }

    @AfterEach
    void closeRoom() {
        repository.close();
        room.close();
    }

    @Test
    void missingObjectAndWrongTypeAreTold() {
        var unknown = ObjectId.fromString("12".repeat(20));

        assertThatThrownBy(() -> repository.open(unknown))
                .isInstanceOf(MissingObjectException.class);
        assertThatThrownBy(() -> repository.open(unknown, Constants.OBJ_BLOB))
                .isInstanceOf(MissingObjectException.class)
                .hasMessageContaining("blob");
        assertThatThrownBy(() -> repository.open(first, Constants.OBJ_BLOB))
                .isInstanceOf(IncorrectObjectTypeException.class);
        assertThatThrownBy(() -> repository.newObjectReader().has(first, Constants.OBJ_TREE))
                .isInstanceOf(IncorrectObjectTypeException.class);
    }

    @Test
    void abbreviationsOfEvenAndOddLengthFindTheirObject() throws IOException {
        for (var length = 2; length <= 40; length++) {
            var shortened = AbbreviatedObjectId.fromString(first.name().substring(0, length));

            assertThat(repository.newObjectReader().resolve(shortened)).contains(first);
        }
        assertThat(repository.resolve(first.name().substring(0, 10) + "^{tree}")).isNotNull();
        assertThat(
                        repository
                                .newObjectReader()
                                .resolve(AbbreviatedObjectId.fromString("1".repeat(39))))
                .isEmpty();
    }

    @Test
    void refMovesThroughJGitWithItsReflog() throws IOException {
        var second = room.merge(1, Map.of("Stock/handbook/index.md", "二\n"));

        assertThat(update(IDEA, first)).isEqualTo(RefUpdate.Result.NEW);
        assertThat(update(IDEA, second)).isEqualTo(RefUpdate.Result.FAST_FORWARD);
        assertThat(update(IDEA, first)).isEqualTo(RefUpdate.Result.REJECTED);
        assertThat(update("refs/heads/idea/part", first)).isEqualTo(RefUpdate.Result.LOCK_FAILURE);

        var reflog = requireNonNull(repository.getRefDatabase().getReflogReader(IDEA));
        var log = reflog.getReverseEntries();
        assertThat(log).hasSize(2);
        assertThat(log.getFirst().getNewId()).isEqualTo(second);
        assertThat(log.getFirst().getWho().getName()).isEqualTo("sato");
    }

    @Test
    void mainIsNotMovedThroughJGit() throws IOException {
        var commit =
                room.transactions()
                        .write(
                                AOZORA,
                                () ->
                                        room.commit(
                                                List.of(first),
                                                Map.of("Stock/handbook/x.md", "x\n"),
                                                "x"));

        assertThat(update(GitStore.MAIN, commit)).isEqualTo(RefUpdate.Result.REJECTED_OTHER_REASON);
        assertThat(update(Constants.HEAD, commit))
                .isEqualTo(RefUpdate.Result.REJECTED_OTHER_REASON);
        var link = repository.updateRef(Constants.HEAD);
        assertThat(link.link(IDEA)).isEqualTo(RefUpdate.Result.REJECTED_OTHER_REASON);
        assertThat(room.main()).contains(first);
    }

    @Test
    void quarantineShowsItsObjectsAndWritesNothing() throws IOException {
        try (var quarantined = room.git().openQuarantined(AOZORA, 10_000);
                var inserter = quarantined.newObjectInserter()) {
            var blob = inserter.insert(Constants.OBJ_BLOB, new byte[] {1, 2, 3});
            inserter.flush();

            assertThat(quarantined.open(blob).getSize()).isEqualTo(3);
            assertThat(quarantined.getObjectDatabase().has(first)).isTrue();
            assertThat(repository.getObjectDatabase().has(blob)).isFalse();
            assertThatThrownBy(() -> inserter.insert(Constants.OBJ_BLOB, new byte[20_000]))
                    .isInstanceOf(org.eclipse.jgit.errors.LargeObjectException.class);
        }
    }

    @Test
    void namesAreOrderedAsGitOrdersThem() throws IOException {
        var texts = new TreeMap<String, String>();
        for (var name :
                List.of(
                        "a.md",
                        "a/b.md",
                        "a-b.md",
                        "a0.md",
                        "ア.md",
                        "\uD83D\uDE00.md",
                        "\uFF5E.md")) {
            texts.put("Stock/" + name, name);
        }
        var commit = room.merge(1, texts);

        var seen = new ArrayList<String>();
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(repository.parseCommit(commit).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                seen.add(walk.getPathString());
            }
        }

        assertThat(seen)
                .containsExactly(
                        "Stock/a-b.md",
                        "Stock/a.md",
                        "Stock/a/b.md",
                        "Stock/a0.md",
                        "Stock/ア.md",
                        "Stock/\uFF5E.md",
                        "Stock/\uD83D\uDE00.md");
    }

    @Test
    void pathThatIsFileAndFolderIsAFault() {
        assertThatThrownBy(() ->
                        room.merge(
                                1,
                                Map.of(
                                        "Stock/a",
                                        "file",
                                        "Stock/a/b.md",
                                        "in a folder of that name")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both a file and a folder");
    }

    private RefUpdate.Result update(String name, ObjectId to) throws IOException {
        var update = repository.updateRef(name);
        update.setNewObjectId(to);
        update.setRefLogIdent(
                new PersonIdent("sato", "sato@aozora.invalid", GitRoom.MORNING, ZoneOffset.UTC));
        return update.update();
    }
}
