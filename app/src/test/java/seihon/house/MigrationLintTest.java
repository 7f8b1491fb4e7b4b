package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import seihon.db.DatabaseAccess;
import seihon.testkit.TestDatabase;

/// The tenant wall and the readiness to scale out, read from the catalog of a migrated database.
class MigrationLintTest {

    @Test
    void theMigratedDatabaseKeepsEveryRule() throws SQLException {
        House.mustBeEmpty(Catalog.findings(TestDatabase.fresh()));
    }

    @Test
    void insertOnlyTablesExist() throws SQLException {
        var database = TestDatabase.fresh();

        assertThat(
                        Catalog.names(
                                database.owner(),
                                "select relname from pg_class where relkind = 'r'"))
                .containsAll(Catalog.INSERT_ONLY);
    }

    @Test
    void aTableWithoutAWallIsFound() throws SQLException {
        var findings =
                findingsAfter(
                        """
                        create table docs_open (tenant_id int not null, id int not null,
                            primary key (tenant_id, id));
                        comment on table docs_open is 'tenant: nobody guards it';
                        """);

        assertThat(findings)
                .hasSize(2)
                .anyMatch(finding -> finding.contains("docs_open has no row-level security"))
                .anyMatch(finding -> finding.contains("docs_open has no policy"));
    }

    @Test
    void aPolicyThatLetsWritesThroughIsFound() throws SQLException {
        var findings =
                findingsAfter(
                        """
                        create table docs_half (tenant_id int not null, primary key (tenant_id));
                        alter table docs_half enable row level security;
                        alter table docs_half force row level security;
                        create policy docs_half_tenant on docs_half
                            using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
                            with check (true);
                        comment on table docs_half is 'tenant: half a wall';
                        """);

        assertThat(findings).singleElement().asString().contains("docs_half has no policy");
    }

    @Test
    void keysThatForgetTheTenantAreFound() throws SQLException {
        var findings =
                findingsAfter(
                        walled("docs_key", "id int not null, name text unique, primary key (id)")
                                + "create index docs_key_name on docs_key (name);");

        assertThat(findings)
                .hasSize(3)
                .anyMatch(finding -> finding.contains("index docs_key_name"))
                .anyMatch(finding -> finding.contains("index docs_key_pkey"));
    }

    @Test
    void aReferenceAcrossTenantsIsFound() throws SQLException {
        var findings =
                findingsAfter(
                        """
                        create table docs_place (id int primary key);
                        comment on table docs_place is 'reference: places';
                        """
                                + walled(
                                        "docs_visit",
                                        "place int references docs_place, primary key (tenant_id)"));

        assertThat(findings).singleElement().asString().contains("docs_visit_place_fkey");
    }

    @Test
    void machineryInsideTheDatabaseIsFound() throws SQLException {
        var findings =
                findingsAfter(
                        walled("docs_busy", "n int, primary key (tenant_id)")
                                + """
                                create function docs_touch() returns trigger language plpgsql
                                    as 'begin return new; end';
                                create trigger docs_busy_touch before insert on docs_busy
                                    for each row execute function docs_touch();
                                create rule docs_busy_rule as on delete to docs_busy do instead nothing;
                                create sequence docs_number;
                                create view docs_all as select n from docs_busy;
                                create table docs_mute (id int primary key);
                                """);

        assertThat(findings)
                .anyMatch(finding -> finding.contains("trigger docs_busy_touch"))
                .anyMatch(finding -> finding.contains("rule docs_busy_rule"))
                .anyMatch(finding -> finding.contains("sequence docs_number"))
                .anyMatch(finding -> finding.contains("view docs_all"))
                .anyMatch(finding -> finding.contains("docs_mute does not say"))
                .hasSize(5);
    }

    @Test
    void rightsThatWouldRewriteHistoryAreFound() throws SQLException {
        var findings =
                findingsAfter(
                        """
                        grant update, delete on ledger_entry to seihon_app;
                        grant truncate on ledger_head to seihon_app;
                        """);

        assertThat(findings)
                .anyMatch(finding -> finding.contains("UPDATE on ledger_entry"))
                .anyMatch(finding -> finding.contains("DELETE on ledger_entry"))
                .anyMatch(finding -> finding.contains("TRUNCATE on ledger_head"))
                .hasSize(3);
    }

    private static String walled(String table, String columns) {
        return """
        create table %1$s (tenant_id int not null, %2$s);
        alter table %1$s enable row level security;
        alter table %1$s force row level security;
        create policy %1$s_tenant on %1$s
            using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
            with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
        comment on table %1$s is 'tenant: an example';
        """
                .formatted(table, columns);
    }

    private static List<String> findingsAfter(String statements) throws SQLException {
        var database = TestDatabase.fresh();
        execute(database.owner(), statements);
        return Catalog.findings(database);
    }

    private static void execute(DatabaseAccess access, String statements) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
