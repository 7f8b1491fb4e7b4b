package seihon.docs.library;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.reading.Bookshelf.guide;
import static seihon.docs.reading.Bookshelf.put;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.docs.DocPath;
import seihon.docs.flow.Notes;
import seihon.docs.reading.Bookshelf;
import seihon.testkit.HouseTest;

@HouseTest
class LibraryPagesTest {

    private static final String OPPORTUNITY = "Stock/handbook/sales/opportunity.md";
    private static final String ADDRESS = "/documents/" + OPPORTUNITY;
    private static final String FIRST =
            """
            # 商談化の基準

            ## 目的

            だれが見ても同じ案件を商談と数えます。担当は person:ishii です。

            ## 条件

            電話で三十分以上話した案件を商談とします。[育て直し](recycle.md)も見てください。

            ## 迷ったとき

            朝会の議題に入れてください。
            """;

    @Autowired private Bookshelf.Doors doors;
    @Autowired private Notes notes;
    @Autowired private WebApplicationContext context;

    private Bookshelf shelf;
    private Browser browser;

    @BeforeEach
    void provision() {
        shelf = doors.empty();
        browser = new Browser(context);
        shelf.merge(
                guide(OPPORTUNITY, "opportunity", "商談化の基準", FIRST),
                guide("Stock/handbook/sales/recycle.md", "recycle", "リサイクルの基準", "九十日で見直す。"));
        shelf.merge(guide(OPPORTUNITY, "opportunity", "商談化の基準", FIRST.replace("三十分", "四十分")));
    }

    @Test
    void documentIsReadWithItsRevisionItsLinksAndItsHistory() throws Exception {
        var page = browser.page(shelf.sato(), ADDRESS);

        assertThat(page)
                .contains("<h1>商談化の基準</h1>", "第2版", "四十分以上", "ishii", "版の履歴", "社員全員")
                .contains("href=\"/documents/Stock/handbook/sales/recycle.md\"", "ハンドブック")
                .contains("この文書が使っているもの", "リサイクルの基準", "変更を提案する")
                .contains("href=\"/proposals/1\"")
                .doesNotContain("??", "docs.");
    }

    @Test
    void policyIsReadWithoutKnowingYaml() throws Exception {
        shelf.merge(
                Bookshelf.put(
                        "Stock/policies/approval.yaml",
                        """
                        kind: approval-policy
                        id: approval
                        title: 承認の方針
                        rules:
                          - id: default
                            match: {path: "Stock/**"}
                            require: [{group: ["role:manager"], count: 1}]
                            deadline: 3bd
                        """));

        assertThat(browser.page(shelf.sato(), "/documents/Stock/policies/approval.yaml"))
                .contains("規則", "必要な承認", "aria-label=\"必要な承認\"", "管理職", "3営業日")
                .doesNotContain("role:manager", "3bd");
    }

    @Test
    void documentIsReadInEnglish() throws Exception {
        var page = browser.page(shelf.sato(), ADDRESS + "?lang=en");

        assertThat(page)
                .contains(
                        "<h1>About opportunity</h1>", "Revision 2", "Propose a change", "Handbook")
                .doesNotContain("??");
    }

    @Test
    void oldRevisionSaysThatItIsOld() throws Exception {
        var page = browser.page(shelf.sato(), ADDRESS + "?at=1");

        assertThat(page).contains("過去の版（第1版）", "三十分以上", "現在の第2版を見る");
        assertThat(browser.open(shelf.sato(), ADDRESS + "?at=9").getStatus()).isEqualTo(404);
    }

    @Test
    void twoRevisionsAreComparedBlockByBlock() throws Exception {
        var page = browser.page(shelf.sato(), ADDRESS + "/history?from=1&to=2");

        assertThat(page).contains("第1版と第2版の違い", "<del>", "<ins>", "三十分", "四十分", "前の版に戻す");
    }

    @Test
    void blameNamesTheRevisionOfEachBlock() throws Exception {
        var page = browser.page(shelf.sato(), ADDRESS + "/blame");

        var block = page.substring(0, page.indexOf("四十分"));
        assertThat(block.substring(block.lastIndexOf("class=\"by\""))).contains("第2版");
        assertThat(page).contains("第1版");
    }

    @Test
    void oneCharacterAndTwoFindDocumentsAndNotes() throws Exception {
        notes.save(
                shelf.sato(),
                new DocPath("Flow/2026/11-19/cases/memo.md"),
                "# 案件の見直し\n\n五十件を読み直した。\n",
                new Notes.Basis.Nothing(),
                shelf.now());

        assertThat(browser.page(shelf.sato(), "/search?q=%E9%9B%BB"))
                .contains("1件見つかりました", "<mark>電</mark>", "商談化の基準");
        assertThat(browser.page(shelf.sato(), "/search?q=%E6%A1%88%E4%BB%B6"))
                .contains("2件見つかりました", "<mark>案件</mark>", "作業メモ");
        assertThat(browser.page(shelf.sato(), "/search?q=%E6%A1%88%E4%BB%B6&kind=flow"))
                .contains("1件見つかりました", "五十件");
        assertThat(
                        browser.page(
                                shelf.sato(),
                                "/search?q=%E5%AD%98%E5%9C%A8%E3%81%97%E3%81%AA%E3%81%84"))
                .contains("見つかりませんでした")
                .doesNotContain("0件見つかりました");
    }

    @Test
    void foldersAndTheWholeLibraryListWhatLiesBelow() throws Exception {
        assertThat(browser.page(shelf.sato(), "/documents"))
                .contains("最近変わった文書", "商談化の基準", "リサイクルの基準", "文書を書く");
        assertThat(browser.page(shelf.sato(), "/documents/Stock/handbook"))
                .contains("営業", "商談化の基準");
        assertThat(browser.open(shelf.sato(), "/documents/Stock/nowhere").getStatus())
                .isEqualTo(404);
        assertThat(browser.open(shelf.sato(), "/documents/Stock/handbook/none.md").getStatus())
                .isEqualTo(404);
    }

    @Test
    void guestSeesOnlyWhatIsSharedWithThem() throws Exception {
        assertThat(browser.open(shelf.guest(), ADDRESS).getStatus()).isEqualTo(404);
        assertThat(browser.page(shelf.guest(), "/documents")).doesNotContain("商談化の基準");
        assertThat(browser.page(shelf.guest(), "/search?q=%E5%95%86%E8%AB%87"))
                .contains("見つかりませんでした");

        var shared =
                browser.send(
                        shelf.sato(),
                        "/documents/shares",
                        Map.of("doc", "guide/opportunity", "person", "guest", "back", ADDRESS));

        assertThat(shared.getStatus()).isEqualTo(302);
        var page = browser.page(shelf.guest(), ADDRESS);
        assertThat(page).contains("四十分以上").doesNotContain("変更を提案する", "社員全員");
        assertThat(page).doesNotContain("href=\"/documents/Stock/handbook/sales/recycle.md\"");
        assertThat(browser.page(shelf.guest(), "/search?q=%E5%95%86%E8%AB%87"))
                .contains("1件見つかりました");
        assertThat(
                        browser.open(
                                        shelf.guest(),
                                        "/documents/raw/Stock/handbook/sales/recycle.md")
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void fileIsServedAsPlainText() {
        var raw = browser.open(shelf.sato(), "/documents/raw/" + OPPORTUNITY + "?at=1");

        assertThat(raw.getContentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(raw.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void movedDocumentIsFoundAtItsOldAddress() throws Exception {
        shelf.merge(
                put(OPPORTUNITY, ""),
                guide("Stock/handbook/deal.md", "opportunity", "商談化の基準", FIRST));

        var answer = browser.open(shelf.sato(), ADDRESS);

        var now = "/documents/Stock/handbook/deal.md";
        assertThat(answer.getRedirectedUrl()).isEqualTo(now);
        assertThat(browser.open(shelf.sato(), ADDRESS + "?at=1&view=source").getRedirectedUrl())
                .isEqualTo(now + "?at=1&view=source");
        assertThat(browser.page(shelf.sato(), now))
                .contains("href=\"" + now + "?at=1\"")
                .doesNotContain("href=\"" + ADDRESS);
    }
}
