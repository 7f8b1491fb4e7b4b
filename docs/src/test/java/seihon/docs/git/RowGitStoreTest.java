package seihon.docs.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seihon.docs.git.GitRoom.AOZORA;
import static seihon.docs.git.GitRoom.decision;
import static seihon.docs.git.GitRoom.reason;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.testkit.TestDatabase;

class RowGitStoreTest {

    private static final String HANDBOOK = "Stock/handbook/働き方.md";
    private static final String PLAN = "Stock/revenue/plan-2027.yaml";

    private final TestDatabase database = TestDatabase.fresh();
    private final GitRoom room = GitRoom.on(database.dataSource());

    @AfterEach
    void closeRoom() {
        room.close();
    }

    @Test
    void provisionedFirstCommitIsMain() throws IOException {
        var first = room.provision(Map.of(HANDBOOK, "# 働き方\n", PLAN, "kind: plan\n"));

        assertThat(room.main()).contains(first);
        assertThat(texts(first))
                .containsOnly(Map.entry(HANDBOOK, "# 働き方\n"), Map.entry(PLAN, "kind: plan\n"));
        try (var repository = room.git().open(AOZORA)) {
            assertThat(repository.getFullBranch()).isEqualTo("refs/heads/main");
            assertThat(repository.resolve("HEAD")).isEqualTo(first);
        }
    }

    @Test
    void rollbackAfterTheRefUpdateLeavesHeadWhereItWas() {
        var first = room.provision(Map.of(HANDBOOK, "一\n"));
        var lost = new ArrayList<ObjectId>();

        assertThatThrownBy(() ->
                        room.transactions()
                                .run(
                                        AOZORA,
                                        () -> {
                                            var next =
                                                    room.commit(
                                                            List.of(first),
                                                            Map.of(HANDBOOK, "二\n"),
                                                            "1");
                                            assertThat(
                                                            room.moveMain(
                                                                    decision(
                                                                            1,
                                                                            Optional.of(first),
                                                                            next)))
                                                    .isTrue();
                                            assertThat(texts(next)).containsEntry(HANDBOOK, "二\n");
                                            lost.add(next);
                                            throw new IllegalStateException("power cut");
                                        }))
                .hasMessage("power cut");

        assertThat(room.main()).contains(first);
        assertThat(count("docs_reflog")).isEqualTo(1);
        assertThat(count("docs_decision")).isEqualTo(1);
        assertThatThrownBy(() -> texts(lost.getFirst()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no commit");
    }

    @Test
    void mergeIsRefusedAndNothingIsWrittenWhenMainStandsElsewhere() {
        var first = room.provision(Map.of(HANDBOOK, "一\n"));
        var second = room.merge(1, Map.of(HANDBOOK, "二\n"));

        var moved =
                room.transactions()
                        .write(
                                AOZORA,
                                () -> {
                                    var late =
                                            room.commit(
                                                    List.of(first), Map.of(HANDBOOK, "三\n"), "2");
                                    return room.moveMain(decision(2, Optional.of(first), late));
                                });

        assertThat(moved).isFalse();
        assertThat(room.main()).contains(second);
        assertThat(count("docs_decision")).isEqualTo(2);
    }

    @Test
    void otherRefsMoveOnlyFromWhereTheyAreExpected() {
        var first = room.provision(Map.of(HANDBOOK, "一\n"));
        var second = room.merge(1, Map.of(HANDBOOK, "二\n"));
        var draft = "refs/proposals/7/1";

        room.transactions()
                .run(
                        AOZORA,
                        () -> {
                            assertThat(move(draft, Optional.empty(), first)).isTrue();
                            assertThat(move(draft, Optional.empty(), second)).isFalse();
                            assertThat(move(draft, Optional.of(second), first)).isFalse();
                            assertThat(move(draft, Optional.of(first), second)).isTrue();
                        });

        assertThat(ref(draft)).contains(second);
        room.transactions()
                .run(
                        AOZORA,
                        () -> {
                            assertThat(delete(draft, first)).isFalse();
                            assertThat(delete(draft, second)).isTrue();
                        });
        assertThat(ref(draft)).isEmpty();
    }

    @Test
    void mainIsNoRefThatAnybodyMayMove() {
        var first = room.provision(Map.of(HANDBOOK, "一\n"));

        assertThatThrownBy(() ->
                        room.transactions()
                                .write(
                                        AOZORA,
                                        () -> move(GitStore.MAIN, Optional.of(first), first)))
                .hasMessageContaining("decision");
    }

    @Test
    void emptiedBlobIsSaidToBeErased() throws Exception {
        var first = room.provision(Map.of(HANDBOOK, "秘密\n", PLAN, "kind: plan\n"));
        var blob = Objects.requireNonNull(files(first).get(new DocPath(HANDBOOK)));
        try (var connection = database.superuser().connect();
                var erase =
                        connection.prepareStatement(
                                "update docs_object set data = null, erased_at = now(), erased_by = 'proposal 12' where oid = ?")) {
            erase.setBytes(1, ObjectStore.bytes(blob));
            assertThat(erase.executeUpdate()).isEqualTo(1);
        }

        try (var later = GitRoom.on(database.dataSource())) {
            assertThatThrownBy(() ->
                            later.transactions().read(AOZORA, () -> later.git().text(AOZORA, blob)))
                    .isInstanceOf(GitStore.ErasedBlob.class)
                    .hasMessageContaining("erased by an approved proposal");
        }
    }

    @Test
    void repositoryOfAnotherCompanyIsNotThere() {
        var first = room.provision(Map.of(HANDBOOK, "一\n"));
        var other = new seihon.domain.TenantId(2);

        assertThatThrownBy(
                        () -> room.transactions().read(other, () -> room.git().files(other, first)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(room.transactions().read(other, () -> room.git().ref(other, GitStore.MAIN)))
                .isEmpty();
    }

    private Map<String, String> texts(ObjectId commit) {
        return room.transactions()
                .read(
                        AOZORA,
                        () -> {
                            var texts = new HashMap<String, String>();
                            room.git()
                                    .files(AOZORA, commit)
                                    .forEach((path, blob) ->
                                            texts.put(path.value(), room.git().text(AOZORA, blob)));
                            return texts;
                        });
    }

    private Map<DocPath, ObjectId> files(ObjectId commit) {
        return room.transactions().read(AOZORA, () -> room.git().files(AOZORA, commit));
    }

    private Optional<ObjectId> ref(String name) {
        return room.transactions().read(AOZORA, () -> room.git().ref(AOZORA, name));
    }

    private boolean move(String name, Optional<ObjectId> from, ObjectId to) {
        return room.git().move(AOZORA, name, from, to, reason("revision"));
    }

    private boolean delete(String name, ObjectId from) {
        return room.git().delete(AOZORA, name, from, reason("withdrawn"));
    }

    private long count(String table) {
        return room.transactions()
                .read(
                        AOZORA,
                        () ->
                                room.jdbc()
                                        .sql("select count(*) from " + table)
                                        .query(Long.class)
                                        .single());
    }
}
