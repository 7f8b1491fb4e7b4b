package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.page;
import static seihon.docs.proposals.Company.sealed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.docs.library.Browser;
import seihon.domain.Person;
import seihon.testkit.HouseTest;
import seihon.testkit.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// A sealed document as its readers and the others meet it: on every page, in the API, in search,
/// and in the rows of the database.
@HouseTest
class SealedPagesTest {

    private static final String READERS = "\"role:executive\", \"person:tanaka\"";
    private static final String PATH = "Stock/handbook/pay.md";
    private static final String PAGE = "/documents/" + PATH;
    private static final String SECRET = "四百二十万円";
    private static final String FIRST = "## 金額\n\n報酬は" + SECRET + "とします。\n\n## 理由\n\n業績です。";
    private static final String SECOND = FIRST.replace("業績", "物価高騰");

    @Autowired Company.Doors doors;
    @Autowired WebApplicationContext context;
    @Autowired TestDatabase database;

    private Company aozora;
    private Browser browser;
    private Person reader;
    private Person other;

    @BeforeEach
    void provision() {
        aozora =
                doors.company(
                        page("meeting", "10時です。"),
                        Company.policy("{group: [\"role:manager\"], count: 1}"));
        browser = new Browser(context);
        reader = aozora.person("tanaka");
        other = aozora.person("ishii");
        merged(FIRST);
        merged(SECOND);
    }

    private void merged(String body) {
        aozora.agrees("mori", "報酬の決定", "tanaka", sealed("pay", READERS, body));
    }

    @Test
    void everyPageShowsTheBodyToReadersOnlyAndSaysWhoTheyAre() throws Exception {
        for (var address :
                List.of(
                        PAGE,
                        PAGE + "?at=1",
                        PAGE + "?view=source",
                        PAGE + "/history?from=1&to=2",
                        PAGE + "/blame",
                        "/proposals/1")) {
            assertThat(browser.page(reader, address))
                    .as(address)
                    .contains(SECRET, "本文は封印されています", "経営", "tanaka")
                    .doesNotContain("??", "docs.seal");
            assertThat(browser.page(other, address))
                    .as(address)
                    .contains("あなたには読めません", "経営", "tanaka")
                    .doesNotContain(SECRET, "業績", "物価高騰", "??");
        }
        assertThat(browser.page(other, PAGE)).contains("pay の手引き", "題名と項目：社員全員", "本文：");
        assertThat(browser.page(other, PAGE + "?lang=en")).contains("you cannot read it");
        assertThat(browser.page(other, PAGE + "/readers")).contains("本文は封印されていて、次の人だけ");
        assertThat(browser.page(other, "/documents/raw/" + PATH))
                .contains("hmac-sha256:")
                .doesNotContain(SECRET);
        assertThat(browser.page(reader, "/documents/raw/" + PATH)).contains(SECRET);
    }

    @Test
    void comparedRevisionsShowWhatChangedToReadersOnly() throws Exception {
        var compared = browser.page(reader, PAGE + "/history?from=1&to=2");

        assertThat(compared).contains("物価高騰", "業績", "<ins>");
        assertThat(browser.page(reader, "/proposals/2")).contains("物価高騰", "社員の全員が読めます");
        assertThat(browser.page(other, "/proposals/2"))
                .contains("あなたには読めません")
                .doesNotContain("物価高騰", "業績");
    }

    @Test
    void programsGetTheBodyWhenTheirPersonMayReadIt() throws Exception {
        var api = "/api/v1/documents/" + PATH;

        var text =
                browser.ask(reader, api, "text/plain").getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).contains(SECRET, "readers:").doesNotContain("hmac-sha256:");
        assertThat(
                        browser.ask(reader, api, "application/json")
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains(SECRET, "\"readable\":true", "\"role:executive\"");
        assertThat(browser.ask(other, api, "text/plain").getContentAsString(StandardCharsets.UTF_8))
                .contains("hmac-sha256:")
                .doesNotContain(SECRET);
        assertThat(
                        browser.ask(other, api, "application/json")
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains("\"readable\":false", "\"body\":\"\"")
                .doesNotContain(SECRET);
        assertThat(browser.page(other, "/api/v1/proposals/2/diff")).doesNotContain(SECRET);
        assertThat(browser.page(reader, "/api/v1/proposals/2/diff")).contains("物価高騰");
        assertThat(browser.page(other, "/api/v1/documents")).contains(PATH);

        var proposed =
                browser.json(
                        reader,
                        "/api/v1/proposals",
                        """
                        {"title": "改定", "why": "", "changes": [{"path": "%s", "content": %s}]}
                        """
                                .formatted(
                                        PATH,
                                        JsonMapper.shared()
                                                .writeValueAsString(text.replace("物価高騰", "採用難"))));
        assertThat(proposed.getStatus()).isEqualTo(201);
        assertThat(proposed.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("採用難");
        assertThat(aozora.proposed(3, PATH)).doesNotContain("採用難").contains("hmac-sha256:");
        assertThat(browser.page(reader, "/proposals/3")).contains("採用難");
        assertThat(browser.page(other, "/proposals/3")).doesNotContain("採用難");
    }

    @Test
    void searchFindsTheTitleAndNeverTheBody() throws Exception {
        for (var person : List.of(reader, other)) {
            assertThat(browser.page(person, "/search?q=" + encoded(SECRET))).contains("見つかりませんでした");
            assertThat(browser.page(person, "/search?q=" + encoded("pay"))).contains("1件見つかりました");
            assertThat(browser.page(person, "/api/v1/documents?q=" + encoded(SECRET)))
                    .doesNotContain(PATH);
        }
    }

    @Test
    void editorGivesReadersTheBodyAndSealsWhatTheyPropose() throws Exception {
        assertThat(browser.page(other, "/documents/edit?path=" + PATH)).doesNotContain(SECRET);
        var editor = browser.page(reader, "/documents/edit?path=" + PATH);
        assertThat(editor).contains(SECRET, "本文は封印されます", "直すところはありません");

        var written = sealed("pay", READERS, SECOND.replace("物価高騰", "採用難")).content().orElseThrow();
        var saved = browser.send(reader, "/drafts", form(written, "save"));
        var draft = Browser.goal(saved);
        assertThat(browser.page(reader, draft)).contains("採用難", SECRET);
        assertThat(browser.page(reader, "/documents/new?template=guide&sealed=true"))
                .contains("readers: [&quot;person:tanaka&quot;]", "kind と id を書いてください");
        var page = draft.substring(0, draft.indexOf('?'));
        assertThat(rowsWith("採用難")).isEmpty();

        var proposed = browser.send(reader, page, form(written, "propose"));

        assertThat(Browser.goal(proposed)).isEqualTo("/proposals/3");
        assertThat(browser.page(reader, "/proposals/3/edit")).contains("採用難");
        assertThat(browser.page(other, "/proposals/3/edit")).doesNotContain("採用難", SECRET);
        assertThat(browser.page(other, "/proposals/3/since")).doesNotContain(SECRET);
    }

    private static Map<String, String> form(String content, String act) {
        return Map.of(
                "was", PATH, "path", PATH, "content", content, "title", "改定", "why", "", "act",
                act);
    }

    @Test
    void noRowOfTheDatabaseHoldsTheWords() throws Exception {
        browser.send(
                reader,
                "/drafts",
                form(sealed("pay", READERS, SECOND).content().orElseThrow(), "save"));
        browser.send(reader, "/proposals/2/comments", Map.of("text", "見ました。"));
        browser.send(reader, "/documents/restorations", Map.of("doc", "guide/pay", "n", "1"));

        assertThat(rowsWith("pay の手引き")).isNotEmpty();
        assertThat(rowsWith(SECRET)).isEmpty();
        assertThat(rowsWith("物価高騰")).isEmpty();
    }

    /// The columns of all tables, whoever may read them, in which some row has these words.
    private List<String> rowsWith(String words) throws Exception {
        var found = new java.util.ArrayList<String>();
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement()) {
            var questions = new java.util.LinkedHashMap<String, String>();
            try (var columns =
                    statement.executeQuery(
                            """
                            select c.table_name, c.column_name, c.data_type
                            from information_schema.columns c
                            join information_schema.tables t using (table_schema, table_name)
                            where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                            """)) {
                while (columns.next()) {
                    var column = "\"" + columns.getString(2) + "\"";
                    questions.put(
                            columns.getString(1) + "." + columns.getString(2),
                            columns.getString(3).equals("bytea")
                                    ? "select count(*) from %s where position(convert_to('%s', 'UTF8') in %s) > 0"
                                            .formatted(columns.getString(1), words, column)
                                    : "select count(*) from %s where %s::text like '%%%s%%'"
                                            .formatted(columns.getString(1), column, words));
                }
            }
            for (var question : questions.entrySet()) {
                try (var rows = statement.executeQuery(question.getValue())) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(question.getKey());
                    }
                }
            }
        }
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
