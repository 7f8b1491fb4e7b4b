package seihon.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.DocPath;
import seihon.docs.Provisioning;
import seihon.domain.TenantId;
import seihon.testkit.HouseTest;

/// What is refused when a mapping is proposed, with the line.
@HouseTest
class MappingKindTest {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final AtomicInteger TENANT = new AtomicInteger(7_900);
    private static final String LEADS = "Stock/connectors/leads.yaml";
    private static final String GOOD =
            """
            kind: mapping
            id: leads
            source: leads
            format: csv
            zone: Asia/Tokyo
            csv: {encoding: utf-8}
            lookup:
              region: {reference: teams, by: agent, column: region}
            facts:
              - kind: lead.captured
                when: "row.id != ''"
                subject: {type: case, id: id}
                at: {column: at, format: yyyy-MM-dd}
                dims: {region: region}
            """;
    private static final String EVENTS =
            """
            kind: mapping
            id: %s
            source: web-events
            title: {ja: 出来事, en: Events}
            format: json
            match: {%s}
            facts:
              - kind: form.submitted
                subject: {type: case, id: id}
                at: {column: at, format: iso}
            """;
    private static final String TEAMS =
            """
            kind: reference
            id: teams
            key: agent
            columns: {agent: text, region: text, target: {amount: JPY}}
            """;

    @Autowired private Provisioning provisioning;

    @Test
    void aGoodMappingAndItsReferenceAreAccepted() {
        assertThat(problems(GOOD, TEAMS)).isEmpty();
    }

    @Test
    void whatAFieldMeansIsSaidInJapaneseAtLeast() {
        assertThat(problems(GOOD + "meaning:\n  region: {ja: 地域, en: Region}\n", TEAMS)).isEmpty();
        assertThat(problems(GOOD + "meaning:\n  region: {en: Region}\n", TEAMS)).hasSize(1);
    }

    @Test
    void mistakesAreNamedWithTheirLine() {
        assertThat(problems(GOOD.replace("Asia/Tokyo", "Asia/Toky"), TEAMS))
                .containsExactly("5 connectors.mapping.zone-unknown");
        assertThat(problems(GOOD.replace("utf-8", "Shift_JIS"), TEAMS))
                .containsExactly("6 connectors.mapping.encoding-shift-jis");
        assertThat(problems(GOOD.replace("utf-8", "utf-9"), TEAMS))
                .containsExactly("6 connectors.mapping.encoding-unknown");
        assertThat(problems(GOOD.replace("row.id != ''", "row.id = ''"), TEAMS))
                .containsExactly("11 connectors.mapping.when-wrong");
        assertThat(problems(GOOD.replace("yyyy-MM-dd", "jjjj"), TEAMS))
                .containsExactly("13 connectors.mapping.format-wrong");
        assertThat(problems(GOOD.replace("source: leads", "source: manual"), TEAMS))
                .containsExactly("3 connectors.mapping.source-reserved");
        assertThat(problems(GOOD + "effective_from: 2026-04-01\n", TEAMS))
                .containsExactly("15 docs.kind.no-effective-from");
    }

    @Test
    void whatIsLookedUpMustBeThere() {
        assertThat(problems(GOOD, TEAMS.replace("id: teams", "id: groups")))
                .containsExactly("8 connectors.check.reference-unknown");
        assertThat(problems(GOOD.replace("column: region", "column: area"), TEAMS))
                .containsExactly("8 connectors.check.column-unknown");
        assertThat(problems(GOOD, TEAMS.replace("key: agent", "key: name")))
                .contains("3 connectors.mapping.key-unknown");
    }

    @Test
    void twoMappingsOfOneSourceAreRefused() {
        assertThat(problems(GOOD, TEAMS, GOOD.replace("id: leads", "id: more")))
                .containsExactly("3 connectors.check.read-twice");
    }

    @Test
    void anEventThatTwoMappingsMatchIsRefused() {
        var all = EVENTS.formatted("all", "source: web");
        var forms = EVENTS.formatted("forms", "source: web, type: form.submitted");
        var visits = EVENTS.formatted("visits", "source: web, type: page.visited");
        var elsewhere = EVENTS.formatted("elsewhere", "source: shop, type: form.submitted");

        assertThat(problems(GOOD, TEAMS, forms, visits, elsewhere)).isEmpty();
        assertThat(problems(GOOD, TEAMS, all, forms))
                .containsExactly("3 connectors.check.read-twice");
        assertThat(problems(GOOD, TEAMS, forms, EVENTS.formatted("any", "type: form.submitted")))
                .containsExactly("3 connectors.check.read-twice");
    }

    @Test
    void eventsNeedAMatchAndRowsHaveNone() {
        assertThat(problems(GOOD.replace("format: csv", "format: json"), TEAMS))
                .containsExactly("1 connectors.mapping.match-missing");
        assertThat(problems(GOOD + "match: {type: a}\n", TEAMS))
                .containsExactly("15 connectors.mapping.match-needless");
    }

    private List<String> problems(String mapping, String reference, String... others) {
        var files = new TreeMap<DocPath, String>();
        files.put(new DocPath(LEADS), mapping);
        files.put(new DocPath("Stock/reference/teams.yaml"), reference);
        for (var other : others) {
            files.put(new DocPath("Stock/connectors/other" + files.size() + ".yaml"), other);
        }
        var tenant = new TenantId(TENANT.incrementAndGet());
        return provisioning.create(tenant, "m" + tenant, files, AT).stream()
                .map(problem -> problem.line() + " " + problem.what().key())
                .distinct()
                .toList();
    }
}
