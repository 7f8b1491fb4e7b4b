package seihon.house;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import seihon.db.DatabaseAccess;
import seihon.testkit.TestDatabase;

/// Questions to the catalog of a migrated database; each names what breaks a rule, and the sentence
/// says what to do. Source: ARCHITECTURE.md, the tenant wall, and what sharding would ask for.
final class Catalog {

    /// Nobody changes or deletes a row of these, whatever the code says.
    static final Set<String> INSERT_ONLY =
            Set.of("ledger_entry", "docs_object", "docs_reflog", "docs_sealed", "docs_sealed_key");

    private static final String POLICY =
            "(tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)";

    private static final String TENANT_TABLES =
            """
            with tenant_table as (
                select oid, relname from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace
                    and obj_description(oid, 'pg_class') like 'tenant: %'),
            first_key as (
                select t.oid, a.attnum from tenant_table t
                join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id')
            """;

    private Catalog() {}

    static List<String> findings(TestDatabase database) throws SQLException {
        var findings = new ArrayList<String>();
        for (var question : questions().entrySet()) {
            for (var name : names(database.superuser(), question.getValue())) {
                findings.add(question.getKey().formatted(name));
            }
        }
        findings.addAll(rights(database));
        return findings;
    }

    private static Map<String, String> questions() {
        var questions = new LinkedHashMap<String, String>();
        questions.put(
                "%s does not say what it is; comment on it: tenant:, reference: or local:, who writes it and why",
                """
                select relname from pg_class
                where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                    and relname <> 'flyway_schema_history'
                    and coalesce(obj_description(oid, 'pg_class'), '') !~ '^(tenant|reference|local): .'
                """);
        questions.put(
                "%s has no row-level security or does not force it; enable and force it",
                TENANT_TABLES
                        + """
                        select t.relname from tenant_table t join pg_class c on c.oid = t.oid
                        where not (c.relrowsecurity and c.relforcerowsecurity)
                        """);
        questions.put(
                "%s has no policy for its tenant with using and with check, for all commands",
                TENANT_TABLES
                        + """
                        select t.relname from tenant_table t
                        where not exists (
                            select from pg_policy p
                            where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive
                                and pg_get_expr(p.polqual, p.polrelid) = '%1$s'
                                and pg_get_expr(p.polwithcheck, p.polrelid) = '%1$s')
                        """
                                .formatted(POLICY.replace("'", "''")));
        questions.put(
                "%s has a second permissive policy; they are joined by or: make it restrictive",
                TENANT_TABLES
                        + """
                        select t.relname from tenant_table t
                        join pg_policy p on p.polrelid = t.oid and p.polpermissive
                        group by t.relname having count(p.oid) > 1
                        """);
        questions.putAll(keys());
        questions.putAll(machinery());
        return questions;
    }

    private static Map<String, String> keys() {
        var questions = new LinkedHashMap<String, String>();
        questions.put(
                "%s has no column tenant_id int not null",
                TENANT_TABLES
                        + """
                        select t.relname from tenant_table t
                        where not exists (
                            select from pg_attribute a
                            where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull
                                and a.atttypid = 'int'::regtype)
                        """);
        questions.put(
                "index %s does not begin with tenant_id; put it first (keys, unique, and plain)",
                TENANT_TABLES
                        + """
                        select i.indexrelid::regclass::text from pg_index i
                        join first_key f on f.oid = i.indrelid
                        where i.indkey[0] <> f.attnum
                        """);
        questions.put(
                "%s has no primary key",
                TENANT_TABLES
                        + """
                        select t.relname from tenant_table t
                        where not exists (
                            select from pg_index i where i.indrelid = t.oid and i.indisprimary)
                        """);
        questions.put(
                "foreign key %s does not begin with tenant_id on both sides",
                TENANT_TABLES
                        + """
                        select k.conname from pg_constraint k
                        join first_key f on f.oid = k.conrelid
                        left join first_key g on g.oid = k.confrelid
                        where k.contype = 'f'
                            and (k.conkey[1] <> f.attnum or k.confkey[1] is distinct from g.attnum)
                        """);
        return questions;
    }

    private static Map<String, String> machinery() {
        return Map.of(
                "trigger %s: do it in Java, in the same transaction",
                "select tgname from pg_trigger where not tgisinternal",
                "rule %s: do it in Java, in the same transaction",
                """
                select r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
                where c.relnamespace = 'public'::regnamespace and r.rulename <> '_RETURN'
                """,
                "sequence %s: ids are made in Java (domain.Ids), numbers under a lock",
                """
                select relname from pg_class
                where relkind = 'S' and relnamespace = 'public'::regnamespace
                """,
                "view %s passes the wall; create it with (security_invoker = true), never materialized",
                """
                select relname from pg_class
                where relnamespace = 'public'::regnamespace
                    and (relkind = 'm' or relkind = 'v'
                        and not coalesce(reloptions::text[] && array['security_invoker=true'], false))
                """);
    }

    private static List<String> rights(TestDatabase database) throws SQLException {
        var role = database.app().user();
        var findings = new ArrayList<String>();
        for (var name : names(database.superuser(), owned(role))) {
            findings.add(role + " owns " + name + "; the owner role must");
        }
        for (var name : names(database.superuser(), power(role))) {
            findings.add(
                    "role "
                            + name
                            + " is too powerful; nosuperuser nobypassrls, member of nothing");
        }
        for (var name : names(database.superuser(), rewriting(role))) {
            findings.add(role + " has " + name + "; revoke it, the rows are history");
        }
        return findings;
    }

    private static String owned(String role) {
        return """
        select relname from pg_class where relowner = '%1$s'::regrole
        union all select proname from pg_proc where proowner = '%1$s'::regrole
        union all select nspname from pg_namespace where nspowner = '%1$s'::regrole
        """
                .formatted(role);
    }

    private static String power(String role) {
        return """
        select rolname from pg_roles r
        where rolname = '%1$s'
            and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                or exists (select from pg_auth_members m where m.member = r.oid))
        """
                .formatted(role);
    }

    private static String rewriting(String role) {
        return """
        select privilege || ' on ' || relname
        from pg_class, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as privilege
        where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
            and (privilege = 'TRUNCATE' or relname = any (array['%2$s']))
            and has_table_privilege('%1$s', oid, privilege)
        """
                .formatted(role, String.join("', '", INSERT_ONLY));
    }

    static List<String> names(DatabaseAccess access, String query) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
