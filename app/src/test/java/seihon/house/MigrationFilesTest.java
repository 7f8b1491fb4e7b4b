package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A migration belongs to one module: its name, its number, its tables.
class MigrationFilesTest {

    private static final Pattern NAME =
            Pattern.compile(
                    "db/migration/(?:V(\\d{4})__([a-z]+)_[a-z0-9_]+|R__([a-z]+)_views)\\.sql");
    private static final Pattern CREATED =
            Pattern.compile(
                    "create (?:or replace )?(?:table|view|function|type) (?:if not exists )?(\\w+)");

    private record Range(int first, int last) {}

    private static final Map<String, Range> RANGES =
            Map.of(
                    "db", new Range(1, 99),
                    "ledger", new Range(200, 299),
                    "web", new Range(300, 399),
                    "docs", new Range(400, 499),
                    "people", new Range(500, 599),
                    "app", new Range(600, 699),
                    "connectors", new Range(700, 749),
                    "metrics", new Range(750, 799),
                    "revenue", new Range(800, 899));

    @Test
    void everyMigrationIsNamedForItsModule() {
        House.mustBeEmpty(House.findings(House.migrations(), MigrationFilesTest::wrong));
    }

    @Test
    void numbersAreGivenOnce() {
        assertThat(
                        House.migrations().stream()
                                .map(page -> page.path().split("__")[0])
                                .filter(name -> !name.endsWith("/R")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aStrayMigrationIsFound() {
        assertThat(wrong(new House.Page("db/migration/V7__proposals.sql", ""))).hasSize(1);
        assertThat(wrong(new House.Page("db/migration/V0210__docs_more.sql", "")))
                .singleElement()
                .asString()
                .contains("docs has the numbers 400 to 499");
        assertThat(
                        wrong(
                                new House.Page(
                                        "db/migration/V0410__docs_more.sql",
                                        "create table people_key (tenant_id int);")))
                .singleElement()
                .asString()
                .contains("people_key");
        assertThat(
                        wrong(
                                new House.Page(
                                        "db/migration/V0601__app_sessions.sql",
                                        """
                                        CREATE TABLE spring_session (id text);
                                        comment on table spring_session is 'local: sessions';
                                        """)))
                .isEmpty();
    }

    private static List<String> wrong(House.Page page) {
        var name = NAME.matcher(page.path());
        if (!name.matches()) {
            return List.of(
                    page.path() + " is no migration's name; use V<nnnn>__<module>_<what>.sql");
        }
        var module = name.group(2) == null ? name.group(3) : name.group(2);
        var range = RANGES.get(module);
        if (range == null) {
            return List.of(page.path() + " names no module; use one of " + RANGES.keySet());
        }
        var findings = new ArrayList<String>();
        if (name.group(1) != null) {
            var number = Integer.parseInt(name.group(1));
            if (number < range.first || number > range.last) {
                findings.add(
                        "%s: %s has the numbers %d to %d"
                                .formatted(page.path(), module, range.first, range.last));
            }
        }
        findings.addAll(strangers(page, module));
        return findings;
    }

    /// Tables that a library names are `local`.
    private static List<String> strangers(House.Page page, String module) {
        var sql = page.text().toLowerCase(Locale.ROOT);
        return CREATED.matcher(sql)
                .results()
                .map(match -> match.group(1))
                .filter(created -> !created.startsWith(module + "_"))
                .filter(created -> !sql.contains("comment on table " + created + " is 'local:"))
                .map(created ->
                        "%s creates %s; begin its name with %s_"
                                .formatted(page.path(), created, module))
                .toList();
    }
}
