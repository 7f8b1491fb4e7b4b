package seihon.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Asks the database, as the app role, whether the walls stand. Asked at every start: a server of
/// somebody else's making is not trusted to have been set up as described.
public final class DatabaseWalls {

    private static final String BYPASSES =
            """
            select format('alter role %I nosuperuser nobypassrls;', rolname)
            from pg_roles
            where rolname = current_user and (rolsuper or rolbypassrls)
            """;

    private static final String OWNS =
            """
            select distinct
                case
                    when c.relowner = current_user::regrole
                    then format('reassign owned by %I to <the role of the migrations>;', current_user)
                    else format('revoke %I from %I;', pg_get_userbyid(c.relowner), current_user)
                end
            from pg_class c
            where c.relnamespace = 'public'::regnamespace
              and pg_has_role(current_user, c.relowner, 'member')
            """;

    private static final String CALLS =
            """
            select format('revoke execute on function %s from public;', p.oid::regprocedure)
            from pg_proc p
            where (p.proname = 'set_config'
                or p.proname like 'query\\_to\\_xml%'
                or p.proname like 'pg\\_sleep%'
                or p.proname like 'lo\\_%'
                or p.proname like 'dblink%')
              and has_function_privilege(current_user, p.oid, 'execute')
            order by p.oid::regprocedure::text
            """;

    private DatabaseWalls() {}

    /// Throws [CannotStart] with the lines that a superuser is to run.
    public static void mustStand(DatabaseAccess app) throws SQLException {
        var lines = missing(app);
        if (!lines.isEmpty()) {
            throw new CannotStart(
                    "The database role %s must not get around row-level security, and can. As a superuser of that database run:%n%s%n(or all of it at once: psql -d DATABASE -f walls.sql from the db module)"
                            .formatted(app.user(), String.join("\n", lines)));
        }
    }

    /// The lines that would mend what is wrong; empty when all is well.
    static List<String> missing(DatabaseAccess app) throws SQLException {
        try (var connection = app.connect()) {
            var lines = new ArrayList<String>();
            lines.addAll(answers(connection, BYPASSES));
            if (lines.isEmpty()) {
                lines.addAll(answers(connection, OWNS));
                lines.addAll(answers(connection, CALLS));
            }
            return lines;
        }
    }

    private static List<String> answers(Connection connection, String question)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }
}
