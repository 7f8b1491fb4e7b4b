package seihon.docs.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seihon.docs.git.GitRoom.AOZORA;

import java.sql.SQLException;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import seihon.testkit.TestDatabase;

/// What a mistake in Java could send to the database, sent as the app role: `main` does not move.
class MainGuardTest {

    private static final String OTHER = "decode(repeat('ab', 20), 'hex')";

    private final TestDatabase database = TestDatabase.fresh();
    private final GitRoom room = GitRoom.on(database.dataSource());
    private ObjectId first = ObjectId.zeroId();

    @BeforeEach
    void provision() {
        first = room.provision(Map.of("Stock/handbook/index.md", "一\n"));
    }

    @AfterEach
    void closeRoom() {
        room.close();
    }

    @Test
    void updateOfMainFindsNoRow() {
        var updated = write("update docs_ref set oid = %s where name = 'refs/heads/main'");

        assertThat(updated).isZero();
        assertThat(room.main()).contains(first);
    }

    @Test
    void deleteOfMainOrHeadFindsNoRow() {
        assertThat(write("delete from docs_ref where name in ('refs/heads/main', 'HEAD')"))
                .isZero();
        assertThat(write("update docs_ref set symref = 'refs/heads/flow' where name = 'HEAD'"))
                .isZero();
        assertThat(room.main()).contains(first);
    }

    @Test
    void refIsNotInsertedAsMainNorRenamedToIt() {
        refused(
                "row-level security",
                "insert into docs_ref (tenant_id, repo_id, name, oid) values (1, 2, 'refs/heads/main', %s)");
        write(
                "insert into docs_ref (tenant_id, repo_id, name, oid) values (1, 2, 'refs/heads/x', %s)");
        refused(
                "row-level security",
                "update docs_ref set name = 'refs/heads/main' where repo_id = 2");
    }

    @Test
    void functionWithoutADecisionRowRefuses() {
        refused("no unused decision", move(1));
        assertThat(room.main()).contains(first);
    }

    @Test
    void decisionOfAnotherMoveDoesNotCount() {
        write(
                "insert into docs_decision (tenant_id, proposal_no, change_digest, kind, old_oid, new_oid) values (1, 1, 'd', 'merge', %s, %s)");

        refused("no unused decision", move(1));
    }

    @Test
    void decisionWorksOnceAndFromItsOwnStateOnly() {
        decide(1);
        run(move(1));

        assertThat(room.main()).contains(ObjectId.fromString("ab".repeat(20)));
        refused("no unused decision", move(1));
    }

    @Test
    void decisionIsNeverInsertedAsUsedNorMadeUnusedAgain() {
        refused(
                "row-level security",
                "insert into docs_decision (tenant_id, proposal_no, change_digest, kind, old_oid, new_oid, used_at) values (1, 1, 'd', 'merge', %s, %s, now())");
        refused(
                "permission denied",
                "update docs_decision set used_at = null where proposal_no = 0");
        refused("permission denied", "delete from docs_decision where proposal_no = 0");
    }

    @Test
    void provisionDecisionDoesNotReplaceWhatMainHolds() {
        write(
                "insert into docs_decision (tenant_id, proposal_no, change_digest, kind, new_oid) values (1, 5, 'd', 'provision', %s)");

        refused(
                "does not stand where",
                "select docs_move_main(1, 1, 5, 'd', null, %s, now())::text");
        assertThat(room.main()).contains(first);
    }

    @Test
    void decisionOfAnotherCompanyIsNotSeen() {
        decide(1);

        refused(
                "no unused decision",
                "select docs_move_main(2, 1, 1, 'd', " + hex(first) + ", %s, now())::text");
    }

    @Test
    void objectsAndReflogAreInsertOnly() {
        refused("permission denied", "update docs_object set data = null");
        refused("permission denied", "delete from docs_object");
        refused("permission denied", "update docs_reflog set reason = 'x'");
        refused("permission denied", "delete from docs_reflog");
    }

    @Test
    void ownerOfTheFunctionOwnsNothingElseAndNobodySignsInAsIt() throws SQLException {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select
                                    r.rolcanlogin or r.rolsuper or r.rolbypassrls as strong,
                                    (select count(*) from pg_class where relowner = r.oid) as tables,
                                    (select string_agg(proname, ',') from pg_proc where proowner = r.oid) as functions,
                                    has_schema_privilege(r.rolname, 'public', 'create') as creates
                                from pg_roles r
                                where r.rolname = 'seihon_app_mover'
                                """)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean("strong")).isFalse();
            assertThat(rows.getLong("tables")).isZero();
            assertThat(rows.getString("functions")).isEqualTo("docs_move_main");
            assertThat(rows.getBoolean("creates")).isFalse();
        }
    }

    private void decide(long proposal) {
        write(
                "insert into docs_decision (tenant_id, proposal_no, change_digest, kind, old_oid, new_oid) values (1, "
                        + proposal
                        + ", 'd', 'merge', "
                        + hex(first)
                        + ", %s)");
    }

    private String move(long proposal) {
        return "select docs_move_main(1, 1, "
                + proposal
                + ", 'd', "
                + hex(first)
                + ", %s, now())::text";
    }

    private static String hex(ObjectId id) {
        return "decode('" + id.name() + "', 'hex')";
    }

    private int write(String sql) {
        return room.transactions()
                .write(AOZORA, () -> room.jdbc().sql(sql.replace("%s", OTHER)).update());
    }

    private void run(String select) {
        room.transactions()
                .run(
                        AOZORA,
                        () ->
                                room.jdbc()
                                        .sql(select.replace("%s", OTHER))
                                        .query((_, _) -> true)
                                        .single());
    }

    private void refused(String why, String sql) {
        assertThatThrownBy(
                        () -> {
                            if (sql.startsWith("select")) {
                                run(sql);
                            } else {
                                write(sql);
                            }
                        })
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining(why);
    }
}
