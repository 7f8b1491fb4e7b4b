package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// SQL is prose, and of one's own tables: what Java sources may say to the database.
class OwnTablesTest {

    private static final int LONGEST = 25;

    private static final Pattern STATEMENT =
            Pattern.compile(
                    "^\\s*(select|insert into|update|delete from|with|merge into|truncate|lock table)\\s.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SECOND_WORD =
            Pattern.compile("\\b(from|values|set|select|into|table)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|join|into|update|table|truncate)\\s+(\\w+)");
    private static final Pattern FUNCTION = Pattern.compile("\\b(\\w+_\\w+)\\s*\\(");
    private static final Pattern SHOUTED =
            Pattern.compile("\\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|VALUES|ORDER BY)\\b");
    private static final Pattern ALL_COLUMNS =
            Pattern.compile("\\bselect\\s+(\\w+\\.)?\\*|,\\s*\\w+\\.\\*");
    private static final Pattern OWN_TIME_OR_ID =
            Pattern.compile(
                    "\\b(now\\(\\)|current_timestamp|clock_timestamp\\(\\)|random\\(\\)|gen_random_uuid\\(\\)|uuidv7\\(\\)|nextval\\()");
    private static final Pattern SESSION_WIDE =
            Pattern.compile("\\bpg_(try_)?advisory_lock\\b|\\bpg_notify\\b|\\bset_config\\b");

    @Test
    void everyRoomSpeaksOfItsOwnTables() {
        var tenants = tenantTables(House.migrations());

        House.mustBeEmpty(
                House.findings(Sources.literals(Sources.main()), one -> wrong(one, tenants)));
    }

    @Test
    void entitiesAreOfTheirModule() {
        House.mustBeEmpty(House.findings(House.mainJava(), OwnTablesTest::wrongEntities));
    }

    @Test
    void aForeignTableIsFound() {
        assertThat(found("select size from ledger_head where tenant_id = :tenant"))
                .singleElement()
                .asString()
                .contains("docs speaks of ledger_head");
        assertThat(found("select a from docs_ref join people_person p on p.tenant_id = 1"))
                .hasSize(1);
        assertThat(found("select ledger_move(:a), tenant_id from docs_ref")).hasSize(1);
    }

    @Test
    void aStatementWithoutItsTenantIsFound() {
        assertThat(found("delete from docs_ref where name = :name"))
                .singleElement()
                .asString()
                .contains("tenant_id = :tenant");
    }

    @Test
    void proseThatIsNoneIsFound() {
        assertThat(found("SELECT name FROM docs_ref WHERE tenant_id = 1"))
                .anyMatch(finding -> finding.contains("lower case"));
        assertThat(found("select * from docs_ref where tenant_id = 1")).hasSize(1);
        assertThat(found("update docs_ref set at = now() where tenant_id = 1")).hasSize(1);
        assertThat(found("select set_config('app.tenant', '1', true) from docs_ref, tenant_id"))
                .hasSize(1);
        assertThat(found("select a\n".repeat(26) + "from docs_ref where tenant_id = 1"))
                .anyMatch(finding -> finding.contains("R__docs_views.sql"));
    }

    @Test
    void sentencesAndOwnStatementsAreLeftAlone() {
        assertThat(found("select the people who decide")).isEmpty();
        assertThat(
                        found(
                                """
                                insert into docs_ref (tenant_id, name)
                                select :tenant, name from unnest(:names) as given (name)
                                on conflict (tenant_id, name) do update set name = excluded.name
                                """))
                .isEmpty();
    }

    private static List<String> found(String sql) {
        var block = "class A { String s = \"\"\"\n" + sql + "\"\"\"; }";
        var parsed = Sources.parse("docs/src/main/java/seihon/docs/git/RefStore.java", block);
        return House.findings(
                Sources.literals(List.of(parsed)), one -> wrong(one, Set.of("docs_ref")));
    }

    private static List<String> wrong(Sources.Literal literal, Set<String> tenantTables) {
        var sql = literal.text();
        if (!STATEMENT.matcher(sql).matches()
                || !SECOND_WORD.matcher(sql.strip().substring(4)).find()) {
            return List.of();
        }
        var lower = sql.toLowerCase(Locale.ROOT);
        var tables = names(TABLE, lower);
        if (tables.isEmpty() && names(FUNCTION, lower).isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<String>();
        tables.addAll(names(FUNCTION, lower));
        for (var table : tables) {
            if (!table.startsWith(literal.module() + "_")) {
                findings.add(
                        literal.module() + " speaks of " + table + "; ask the door of its module");
            }
        }
        if (tables.stream().anyMatch(tenantTables::contains) && !lower.contains("tenant_id")) {
            findings.add("a statement on a tenant table names no tenant; add tenant_id = :tenant");
        }
        findings.addAll(style(literal, sql, lower));
        return findings.stream().map(finding -> literal.at() + " " + finding).toList();
    }

    private static List<String> style(Sources.Literal literal, String sql, String lower) {
        var findings = new ArrayList<String>();
        if (SHOUTED.matcher(sql).find()) {
            findings.add("SQL shouts; write it in lower case");
        }
        if (ALL_COLUMNS.matcher(lower).find()) {
            findings.add("select * hides what is read; name the columns");
        }
        if (OWN_TIME_OR_ID.matcher(lower).find()) {
            findings.add("the database makes a time, id or chance; pass it in as a parameter");
        }
        if (SESSION_WIDE.matcher(lower).find()) {
            findings.add("session locks, notifications and set_config do not scale out; use rows");
        }
        if (sql.strip().lines().count() > LONGEST) {
            findings.add(
                    "more than %d lines of SQL; make it a view in R__%s_views.sql"
                            .formatted(LONGEST, literal.module()));
        }
        return findings;
    }

    /// Only names that begin with a module: functions of the database and common table expressions
    /// stay out.
    private static Set<String> names(Pattern pattern, String sql) {
        return pattern.matcher(sql)
                .results()
                .map(match -> match.group(1))
                .filter(name ->
                        House.MODULES.stream().anyMatch(module -> name.startsWith(module + "_")))
                .collect(Collectors.toSet());
    }

    static Set<String> tenantTables(List<House.Page> migrations) {
        var comment = Pattern.compile("comment on table (\\w+) is\\s+'tenant:");
        return migrations.stream()
                .flatMap(page -> comment.matcher(page.text()).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> wrongEntities(House.Page page) {
        var table = Pattern.compile("@Table\\([^)]*name\\s*=\\s*\"(\\w+)\"");
        return table.matcher(page.text())
                .results()
                .filter(match -> !match.group(1).startsWith(page.module() + "_"))
                .map(match ->
                        "%s:%d maps %s; its table begins with %s_"
                                .formatted(
                                        page.path(),
                                        page.line(match.start()),
                                        match.group(1),
                                        page.module()))
                .toList();
    }
}
