package seihon.docs.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.reading.Bookshelf.guide;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriUtils;
import seihon.docs.Proposals;
import seihon.docs.library.Browser;
import seihon.docs.reading.Bookshelf;
import seihon.testkit.HouseTest;

@HouseTest
class WritingTest {

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

    private static String text(String title, String body) {
        return guide(PATH, "opportunity", title, body).text();
    }

    private String saved(String act, String path, String was, String content) {
        var answer =
                browser.send(
                        shelf.sato(),
                        "/drafts",
                        Map.of(
                                "was", was,
                                "path", path,
                                "content", content,
                                "title", "商談の条件を変える",
                                "why", "課題を聞けていない案件が残るためです。",
                                "act", act));
        assertThat(answer.getStatus()).isEqualTo(302);
        return Browser.goal(answer);
    }

    @Test
    void editorShowsTheDocumentAndKeepsNothingUntilItIsSaved() throws Exception {
        var page = browser.page(shelf.sato(), "/documents/edit?path=" + PATH);

        assertThat(page).contains("商談化の基準 を変える", "電話で三十分", "直すところはありません", "提案する");
        assertThat(browser.page(shelf.sato(), "/documents/new")).doesNotContain("商談の条件を変える");
        assertThat(browser.open(shelf.guest(), "/documents/edit?path=" + PATH).getStatus())
                .isEqualTo(403);
        assertThat(browser.open(shelf.sato(), "/documents/" + PATH + "/edit").getRedirectedUrl())
                .startsWith("/documents/edit?path=");
    }

    @Test
    void draftIsThereWhenOneComesBackAndOnlyItsAuthorSeesIt() throws Exception {
        var page = saved("save", PATH, PATH, text("商談化の基準", "会議を行った案件。"));

        assertThat(browser.page(shelf.sato(), page)).contains("会議を行った案件", "商談の条件を変える");
        assertThat(browser.page(shelf.sato(), "/documents/new")).contains("書きかけの下書き", "商談の条件を変える");
        assertThat(browser.open(shelf.guest(), page).getStatus()).isEqualTo(404);
    }

    @Test
    void mistakeIsNamedWithItsLineWhileOneWrites() throws Exception {
        var shown =
                browser.send(
                        shelf.sato(),
                        "/drafts/preview",
                        Map.of(
                                "path",
                                PATH,
                                "content",
                                "---\nkind: guide\nid: x\ntitle: {ja: あ}\nowner: 佐藤\n---\n# 本文\n"));

        var page = shown.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("5行目", "person:社員ID").doesNotContain("<html");
    }

    @Test
    void proposingOpensTheProposalWithEveryFileAndEndsTheDraft() throws Exception {
        var draft = saved("save", PATH, PATH, text("商談化の基準", "会議を行った案件。"));
        var id = draft.substring("/drafts/".length(), draft.indexOf('?'));
        var other = guide("Stock/handbook/sales/meeting.md", "meeting", "会議", "三十分。");

        var answer =
                browser.send(
                        shelf.sato(),
                        "/drafts/" + id,
                        Map.of(
                                "was", "",
                                "path", other.path(),
                                "content", other.text(),
                                "title", "商談の条件を変える",
                                "why", "理由",
                                "act", "propose"));

        assertThat(answer.getRedirectedUrl()).startsWith("/proposals/");
        var number = Long.parseLong(Browser.goal(answer).substring("/proposals/".length()));
        var standing = proposals.find(shelf.sato(), number, shelf.now()).orElseThrow();
        assertThat(standing.title()).isEqualTo("商談の条件を変える");
        assertThat(browser.open(shelf.sato(), draft).getStatus()).isEqualTo(404);
        assertThat(browser.page(shelf.sato(), "/documents/" + PATH))
                .contains("変更の提案が出ています", "商談の条件を変える");
    }

    @Test
    void formerRevisionIsRestoredByADraft() throws Exception {
        shelf.merge(guide(PATH, "opportunity", "商談化の基準", "会議を行った案件。"));

        var answer =
                browser.send(
                        shelf.sato(),
                        "/documents/restorations",
                        Map.of("doc", "guide/opportunity", "n", "1"));

        var page = browser.page(shelf.sato(), Browser.goal(answer));
        assertThat(page).contains("電話で三十分", "第1版に戻す");
    }

    @Test
    void noteIsSavedAndPromotedWithWhereItComesFrom() throws Exception {
        var path = "Flow/2026/11-24/memo.md";
        browser.send(
                shelf.sato(), "/flow", Map.of("path", path, "content", "# 商談の数え方\n\n会議を条件にする。"));

        assertThat(browser.page(shelf.sato(), "/documents/" + path))
                .contains("商談の数え方", "会議を条件にする", "正本にする提案を作る");
        assertThat(browser.page(shelf.sato(), "/flow/promotion?path=" + path)).contains("商談の数え方");
        var refused =
                browser.send(
                        shelf.sato(),
                        "/flow/promotions",
                        Map.of(
                                "note", path,
                                "kind", "guide",
                                "id", "counting",
                                "title", "数え方の手引き",
                                "path", "/counting.md"));
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("数え方の手引き");
        var answer =
                browser.send(
                        shelf.sato(),
                        "/flow/promotions",
                        Map.of(
                                "note", path,
                                "kind", "guide",
                                "id", "counting",
                                "title", "商談の数え方",
                                "path", "Stock/handbook/counting.md"));
        assertThat(browser.page(shelf.sato(), Browser.goal(answer)))
                .contains("derived_from: &quot;" + path + "&quot;", "会議を条件にする", "直すところはありません");
    }

    @Test
    void nothingTypedIsLostWhenSomebodyElseSavedFirst() throws Exception {
        var path = "Flow/2026/11-24/memo.md";
        browser.send(shelf.sato(), "/flow", Map.of("path", path, "content", "先に書いた"));

        var answer = browser.send(shelf.sato(), "/flow", Map.of("path", path, "content", "後から書いた"));

        var page = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("ほかの人が保存した最新の内容", "先に書いた", "後から書いた");
    }

    @Test
    void pictureIsAttachedAsAPointerAndOtherFilesAreRefused() throws Exception {
        var draft = saved("save", PATH, PATH, text("商談化の基準", "![図](zu.png)"));
        var id = draft.substring("/drafts/".length(), draft.indexOf('?'));

        var attachments = "/drafts/" + id + "/attachments";
        browser.attach(
                shelf.sato(), attachments, Map.of("beside", PATH), file("図 zu.exe", PICTURE));
        browser.attach(
                shelf.sato(),
                attachments,
                Map.of("beside", PATH),
                file("run.png", "MZ".getBytes(StandardCharsets.UTF_8)));

        var pointer = "Stock/handbook/sales/図-zu.png";
        var page =
                browser.page(
                        shelf.sato(),
                        "/drafts/"
                                + id
                                + "?file="
                                + UriUtils.encode(pointer, StandardCharsets.UTF_8));
        assertThat(page).contains("図-zu.png", "添付ファイルです").doesNotContain("run.png");
        shelf.merge(
                Bookshelf.put(
                        pointer,
                        new seihon.docs.attachments.Pointer(digest(), PICTURE.length).text()));
        var served =
                browser.open(
                        shelf.sato(),
                        "/documents/raw/" + UriUtils.encodePath(pointer, StandardCharsets.UTF_8));
        assertThat(served.getContentType()).isEqualTo("image/png");
        assertThat(served.getContentAsByteArray()).isEqualTo(PICTURE);
        assertThat(served.getHeader("Content-Security-Policy")).contains("sandbox");
    }

    private static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("file", name, "application/octet-stream", content);
    }

    private static String digest() throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(PICTURE));
    }
}
