package seihon.docs.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.reading.Bookshelf.guide;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.context.WebApplicationContext;
import seihon.docs.Proposals;
import seihon.docs.library.Browser;
import seihon.docs.reading.Bookshelf;
import seihon.testkit.HouseTest;

/// Nothing that somebody wrote is lost or replaced without a word: neither what is typed nor what
/// others merged.
@HouseTest
class KeptTextTest {

    private static final String PATH = "Stock/handbook/sales/opportunity.md";
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0};

    @Autowired private Bookshelf.Doors doors;
    @Autowired private Proposals proposals;
    @Autowired private WebApplicationContext context;

    private Bookshelf shelf;
    private Browser browser;

    @BeforeEach
    void provision() {
        shelf = doors.empty();
        browser = new Browser(context);
        shelf.merge(guide(PATH, "opportunity", "商談化の基準", "電話で三十分。"));
    }

    @Test
    void whatOthersMergedWhileTheEditorWasOpenIsNotUndone() throws Exception {
        var base = hidden(browser.page(shelf.sato(), "/documents/edit?path=" + PATH), "base");
        shelf.merge(guide(PATH, "opportunity", "商談化の基準", "会議を行った案件。"));

        var answer =
                browser.send(
                        shelf.sato(),
                        "/drafts",
                        Map.of(
                                "was",
                                PATH,
                                "base",
                                base,
                                "path",
                                PATH,
                                "content",
                                text("商談化の基準", "電話で四十分。"),
                                "title",
                                "電話を四十分に",
                                "act",
                                "propose"));

        var number = Long.parseLong(Browser.goal(answer).substring("/proposals/".length()));
        assertThat(proposals.find(shelf.sato(), number, shelf.now()).orElseThrow().behind())
                .isTrue();
    }

    @Test
    void nothingTypedIsLostWhenThePathCannotBe() throws Exception {
        var typed =
                browser.send(
                        shelf.sato(),
                        "/drafts",
                        Map.of(
                                "path", "handbook//new.md",
                                "content", "打った本文",
                                "title", "打った件名",
                                "why", "打った理由",
                                "act", "propose"));

        assertThat(typed.getContentAsString(StandardCharsets.UTF_8))
                .contains("handbook//new.md", "打った本文", "打った件名", "打った理由", "role=\"alert\"");
    }

    @Test
    void newDocumentDoesNotReplaceAnExistingOneWithoutAWord() throws Exception {
        shelf.merge(guide("Stock/handbook/new.md", "new", "新しいもの", "あります。"));

        assertThat(browser.page(shelf.sato(), "/documents/new?template=handbook"))
                .contains("value=\"Stock/handbook/new-2.md\"");
        var refused =
                browser.send(
                        shelf.sato(),
                        "/drafts",
                        Map.of("path", PATH, "content", "打った本文", "act", "propose"));
        var draft = saved("save", "Stock/handbook/mine.md", "", "打った本文");
        browser.send(
                shelf.sato(),
                draft,
                Map.of("path", "Stock/handbook/mine.md", "content", "ほかの本文", "act", "save"));

        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains("もう文書があります", "opportunity-2.md", "打った本文", "その文書を直す");
        assertThat(browser.page(shelf.sato(), draft)).contains("打った本文");
        assertThat(browser.page(shelf.sato(), draft + "?file=" + PATH)).contains("電話で三十分。");
    }

    @Test
    void whatIsTypedIsKeptWhenOneTurnsToAnotherFileOrAttachesOne() throws Exception {
        var draft = saved("delete", PATH, PATH, "");
        var other = guide("Stock/handbook/sales/meeting.md", "meeting", "会議", "打った本文。");
        var fields =
                new HashMap<>(
                        Map.of(
                                "was",
                                "",
                                "path",
                                other.path(),
                                "content",
                                other.text(),
                                "title",
                                "会議を足す",
                                "open",
                                PATH));

        var turned = browser.send(shelf.sato(), draft, fields);
        var gone = browser.page(shelf.sato(), Browser.goal(turned));
        browser.send(
                shelf.sato(),
                draft,
                Map.of(
                        "was",
                        PATH,
                        "path",
                        PATH,
                        "removed",
                        hidden(gone, "removed"),
                        "act",
                        "save"));
        fields.put("was", other.path());
        fields.put("content", other.text().replace("打った", "書き足した"));
        browser.attach(
                shelf.sato(),
                draft + "/attachments",
                fields,
                new MockMultipartFile("file", "図.png", "image/png", PICTURE));

        assertThat(browser.page(shelf.sato(), draft + "?file=" + other.path()))
                .contains("書き足した本文。", "会議を足す", "図.png", "opportunity.md（廃止）");
    }

    @Test
    void newFileThatNobodyBeganHoldsNobodyBack() throws Exception {
        var draft = saved("save", PATH, PATH, text("商談化の基準", "打った本文。"));

        var turned =
                browser.send(
                        shelf.sato(),
                        draft,
                        Map.of("path", "Stock/handbook/", "content", "", "open", PATH));

        assertThat(browser.page(shelf.sato(), Browser.goal(turned))).contains("打った本文。");
    }

    /// The value of a page's hidden field.
    private static String hidden(String page, String name) {
        var field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }

    /// A draft with one file; its address.
    private String saved(String act, String path, String was, String content) {
        var answer =
                browser.send(
                        shelf.sato(),
                        "/drafts",
                        Map.of("was", was, "path", path, "content", content, "act", act));
        var goal = Browser.goal(answer);
        return goal.contains("?") ? goal.substring(0, goal.indexOf('?')) : goal;
    }

    private static String text(String title, String body) {
        return guide(PATH, "opportunity", title, body).text();
    }
}
