package seihon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import seihon.db.CannotStart;
import seihon.db.DatabaseAccess;
import seihon.db.DatabaseWalls;
import seihon.db.Schema;

class TestDatabaseTest {

    private static final String NOTES =
            """
            create table notes (tenant_id int not null, words text not null);
            alter table notes enable row level security;
            alter table notes force row level security;
            create policy notes_tenant on notes
                using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
                with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
            grant select, insert on notes to seihon_app;
            """;

    @Test
    void databasesDoNotMeet() throws SQLException {
        var first = TestDatabase.fresh();
        var second = TestDatabase.fresh();

        run(first.owner(), "create table only_here ()");

        assertThat(answers(second.owner(), "select to_regclass('only_here')::text"))
                .containsExactly((String) null);
    }

    @Test
    void appRoleSeesItsTenantAlone() throws SQLException {
        var database = TestDatabase.fresh();
        run(database.owner(), NOTES);
        run(database.app(), "set app.tenant = '1'; insert into notes values (1, 'ours')");

        assertThat(answers(database.app(), "select words from notes")).isEmpty();
        assertThat(answers(database.app(), "set app.tenant = '2'; select words from notes"))
                .isEmpty();
        assertThat(answers(database.app(), "set app.tenant = '1'; select words from notes"))
                .containsExactly("ours");
        refused(database.app(), "set app.tenant = '2'; insert into notes values (1, 'theirs')");
        refused(database.app(), "set row_security = off; select words from notes");
    }

    @Test
    void ownerIsHeldByTheForcedPolicyToo() throws SQLException {
        var database = TestDatabase.fresh();
        run(database.owner(), NOTES);
        run(database.app(), "set app.tenant = '1'; insert into notes values (1, 'ours')");

        assertThat(answers(database.owner(), "select words from notes")).isEmpty();
    }

    @Test
    void appRoleCannotLeaveItsTenantByAFunctionOrTakeMore() {
        var app = TestDatabase.fresh().app();

        refused(app, "select set_config('app.tenant', '2', false)");
        refused(app, "select query_to_xml('select 1', true, true, '')");
        refused(app, "select pg_sleep(0)");
        refused(app, "select lo_create(0)");
        refused(app, "create table mine ()");
        refused(app, "set role seihon_owner");
        refused(app, "alter role seihon_app bypassrls");
    }

    @Test
    void startIsRefusedWithTheLineToRunWhenAWallIsMissing() throws SQLException {
        var database = TestDatabase.fresh();
        run(database.superuser(), "grant execute on function pg_sleep(float8) to public");

        assertThatThrownBy(() -> DatabaseWalls.mustStand(database.app()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(
                        "revoke execute on function pg_sleep(double precision) from public;");
    }

    @Test
    void startIsRefusedWhenTheRoleOwnsTablesOrIsTheSuperuser() throws SQLException {
        var database = TestDatabase.fresh();

        assertThatThrownBy(() -> DatabaseWalls.mustStand(database.superuser()))
                .hasMessageContaining("nosuperuser nobypassrls");
        assertThatThrownBy(() -> DatabaseWalls.mustStand(database.owner()))
                .hasMessageContaining("reassign owned by seihon_owner");
    }

    @Test
    void appRoleCanTellThatTheSchemaIsCurrent() throws SQLException {
        var database = TestDatabase.fresh();

        Schema.mustBeCurrent(database.app());

        run(database.owner(), "delete from flyway_schema_history where version = '0001'");
        assertThatThrownBy(() -> Schema.mustBeCurrent(database.app()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("V0001")
                .hasMessageContaining("SEIHON_DATABASE_OWNER");
    }

    private static void refused(DatabaseAccess access, String sql) {
        assertThatThrownBy(() -> run(access, sql)).as(sql).isInstanceOf(SQLException.class);
    }

    private static void run(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> answers(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            var isRows = statement.execute(sql);
            while (!isRows) {
                isRows = statement.getMoreResults();
            }
            var rows = statement.getResultSet();
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }
}
