package seihon.docs.library;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.reading.Bookshelf.guide;
import static seihon.docs.reading.Bookshelf.put;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.docs.reading.Bookshelf;
import seihon.testkit.HouseTest;

@HouseTest
class DocumentsApiTest {

    private static final String PATH = "Stock/handbook/sales/opportunity.md";
    private static final String DOCUMENT = "/api/v1/documents/" + PATH;

    @Autowired private Bookshelf.Doors doors;
    @Autowired private WebApplicationContext context;

    private Bookshelf shelf;
    private Browser browser;

    @BeforeEach
    void provision() {
        shelf = doors.empty();
        browser = new Browser(context);
        shelf.merge(
                guide(PATH, "opportunity", "商談化の基準", "電話で三十分。"),
                guide("Stock/handbook/aim.md", "aim", "方針", "一つ目"));
        shelf.merge(guide(PATH, "opportunity", "商談化の基準", "電話で四十分。"));
    }

    @Test
    void documentIsGivenAsTextOrAsJson() throws Exception {
        var text = browser.ask(shelf.sato(), DOCUMENT, "text/markdown, text/*");
        var json = browser.ask(shelf.sato(), DOCUMENT + "?at=1", "application/json");

        assertThat(text.getContentType()).startsWith("text/plain");
        assertThat(text.getContentAsString()).startsWith("---\nkind: guide").contains("四十分");
        assertThat(text.getHeader("ETag")).matches("\"[0-9a-f]{40}\"");
        assertThat(json.getContentAsString())
                .contains("\"revision\":1", "\"owner\":\"person:ishii\"", "三十分")
                .contains("\"front\":{\"kind\":\"guide\"", "+09:00");
        assertThat(browser.ask(shelf.sato(), DOCUMENT, "garbage").getStatus()).isEqualTo(200);
    }

    @Test
    void deletedDocumentIsNoTextUnlessAnEarlierRevisionIsAsked() throws Exception {
        shelf.merge(put(PATH, ""));

        assertThat(browser.ask(shelf.sato(), DOCUMENT, "text/plain").getStatus()).isEqualTo(404);
        assertThat(browser.open(shelf.sato(), "/documents/raw/" + PATH).getStatus()).isEqualTo(404);
        assertThat(browser.ask(shelf.sato(), DOCUMENT + "?at=1", "text/plain").getContentAsString())
                .contains("三十分");
        assertThat(browser.page(shelf.sato(), "/documents/raw/" + PATH + "?at=1")).contains("三十分");
    }

    @Test
    void noteInAnotherEncodingIsRefusedAndNotSpoilt() {
        var bytes = "覚え書き".getBytes(java.nio.charset.Charset.forName("Shift_JIS"));

        var answer = browser.put(shelf.sato(), "/api/v1/flow/2026/memo.md", "", bytes);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(browser.open(shelf.sato(), "/api/v1/flow/2026/memo.md").getStatus())
                .isEqualTo(404);
    }

    @Test
    void historyAndListsAreGiven() throws Exception {
        var history = browser.ask(shelf.sato(), DOCUMENT + "/history", "application/json");
        var list =
                browser.ask(
                        shelf.sato(),
                        "/api/v1/documents?prefix=Stock/handbook/sales",
                        "application/json");
        var found =
                browser.ask(
                        shelf.sato(), "/api/v1/documents?q=%E5%9B%9B%E5%8D%81", "application/json");

        assertThat(history.getContentAsString()).contains("\"revision\":2", "\"revision\":1");
        assertThat(list.getContentAsString())
                .contains(PATH, "\"next\":null")
                .doesNotContain("aim.md");
        assertThat(found.getContentAsString()).contains(PATH).doesNotContain("aim.md");
    }

    @Test
    void missingAndForbiddenDocumentsAreNotFound() {
        assertThat(browser.ask(shelf.sato(), "/api/v1/documents/Stock/no.md", "*/*").getStatus())
                .isEqualTo(404);
        assertThat(browser.ask(shelf.guest(), DOCUMENT, "*/*").getStatus()).isEqualTo(404);
        assertThat(browser.ask(shelf.sato(), "/api/v1/documents/Stock/../x.md", "*/*").getStatus())
                .isBetween(400, 404);
    }

    @Test
    void noteIsReplacedOnlyByWhoNamesTheStateTheyRead() throws Exception {
        var address = "/api/v1/flow/2026/11-24/api.md";

        var first = browser.put(shelf.sato(), address, "", "# 一\n");
        var blind = browser.put(shelf.sato(), address, "", "# 二\n");
        var stale =
                browser.put(
                        shelf.sato(),
                        address,
                        "\"0000000000000000000000000000000000000000\"",
                        "# 二\n");
        var second = browser.put(shelf.sato(), address, Browser.etag(first), "# 二\n");

        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(blind.getStatus()).isEqualTo(409);
        assertThat(stale.getStatus()).isEqualTo(409);
        assertThat(second.getStatus()).isEqualTo(200);
        assertThat(browser.ask(shelf.sato(), address, "*/*").getContentAsString())
                .isEqualTo("# 二\n");
        assertThat(browser.put(shelf.guest(), address, "*", "# 三\n").getStatus()).isEqualTo(403);
        assertThat(browser.put(shelf.sato(), "/api/v1/flow/../Stock/a.md", "", "x").getStatus())
                .isBetween(400, 422);
    }
}
