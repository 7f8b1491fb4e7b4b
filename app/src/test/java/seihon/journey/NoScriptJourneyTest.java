package seihon.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.testkit.HouseTest;

/// Everything once in a browser that runs no scripts.
@Tag("browser")
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class NoScriptJourneyTest {

    private static final String DOCUMENT = "Stock/handbook/factory/tools.md";

    /// Waiting until a thing stands still needs a script.
    private static final Locator.ClickOptions FORCED = new Locator.ClickOptions().setForce(true);

    @LocalServerPort private int port;

    @Test
    void documentIsWrittenCommentedReturnedRevisedAndApproved() {
        var number = 0L;
        try (var ogawa = Traveller.withoutScripts(port, "ogawa")) {
            ogawa.open("/documents/" + DOCUMENT);
            ogawa.follow(ogawa.page().getByText("変更を提案する"));
            var content = ogawa.page().locator("#content");
            var text = content.inputValue();
            content.fill(text.replace("kind: handbook", "kind: hand"));
            ogawa.press("下書きを保存して確かめる");
            assertThat(ogawa.text()).contains("2行目", "「hand」という種類はありません");

            content.fill(text + "\n借りた人は、返した日を書きます。\n");
            ogawa.fill("why", "いつ返ったかがわからない道具がありました。");
            ogawa.press("提案する");
            number = ogawa.number();
            ogawa.fill("talk-text", "置き場所の表は次の提案で直します。");
            ogawa.press("コメントを送る");
            assertThat(ogawa.text()).contains("置き場所の表は次の提案で直します。");
            ogawa.press("解決済みにする");
        }
        try (var tanaka = Traveller.withoutScripts(port, "tanaka")) {
            tanaka.open("/proposals/" + number);
            tanaka.page().locator("summary[data-key=r]").click(FORCED);
            tanaka.fill("return-why", "だれが見るのかも書いてください。");
            tanaka.follow(tanaka.page().locator("form.pop input[type=submit]"));
            assertThat(tanaka.text()).contains("だれが見るのかも書いてください。");
        }
        try (var ogawa = Traveller.withoutScripts(port, "ogawa")) {
            ogawa.open("/proposals/" + number);
            ogawa.follow(ogawa.page().getByText("内容を直す"));
            var content = ogawa.page().locator("#content-0");
            content.fill(content.inputValue().replace("書きます。\n", "書き、班長が週に一度見ます。\n"));
            ogawa.press("改訂する");
            assertThat(ogawa.text()).contains("第2版");
        }
        try (var tanaka = Traveller.withoutScripts(port, "tanaka")) {
            tanaka.open("/inbox");
            tanaka.follow(tanaka.page().getByText("「計測器の管理」を変える"));
            tanaka.press("承認する");
            assertThat(tanaka.flash()).contains("正本になりました");
        }
    }

    @Test
    void peopleFindReadNoteAndSetUpTheirOwnThings() {
        try (var abe = Traveller.withoutScripts(port, "abe")) {
            abe.open("/inbox");
            abe.fill("find", "商談").page().keyboard().press("Enter");
            abe.page().waitForURL(url -> url.contains("/search"));
            assertThat(abe.text()).contains("商談化の基準");

            abe.open("/flow/new");
            abe.fill("path", "Flow/2026/11-24/no-script/memo.md");
            abe.fill("content", "# 試し書き\n\nスクリプトがなくても書けます。");
            abe.press("保存する");
            assertThat(abe.text()).contains("スクリプトがなくても書けます。");

            abe.open("/settings/absence");
            abe.page().locator("#deputy").selectOption(new SelectOption().setLabel("石井 大輔"));
            abe.press("不在を登録する");
            var mine = abe.page().locator("tr", new Page.LocatorOptions().setHasText("石井 大輔"));
            abe.follow(mine.getByText("終える"));
            assertThat(abe.flash()).contains("不在を終えました");

            abe.page().locator("details.menu summary.tool").click(FORCED);
            abe.press("サインアウトする");
            assertThat(abe.page().locator("#password").isVisible()).isTrue();
        }
    }
}
