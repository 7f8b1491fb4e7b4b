package seihon.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.browser.Visit.Eyes;
import seihon.testkit.HouseTest;

/// Writing YAML by hand, with a mistake in it.
@Tag("browser")
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class EditorJourneyTest {

    private static final String UNITS = "/documents/edit?path=Stock/org/units.yaml";

    @LocalServerPort private int port;

    @Test
    void mistakeIsNamedAtItsLineWhileTypingAndAfterSavingAndGoesWhenMended() {
        try (var kato = Traveller.of(port, "kato", Eyes.DESK)) {
            var page = kato.open(UNITS);
            var right = page.locator("#content").inputValue();
            var wrong = right.replace("lead: \"person:ishii\"", "leader: \"person:ishii\"");
            var problems = page.locator("#shown .problems");

            kato.fill("content", wrong);
            assertThat(problems).containsText("6行目");
            assertThat(problems).containsText("「lead」ではありませんか");

            kato.press("下書きを保存して確かめる");
            assertThat(kato.page().url()).contains("/drafts/");
            assertThat(problems).containsText("6行目");

            kato.fill("content", right.replace("営業部", "営業推進部"));
            assertThat(page.locator("#shown")).containsText("直すところはありません");
            assertThat(problems).hasCount(0);
            kato.press("提案する");
            assertThat(kato.page().url()).contains("/proposals/");
            assertThat(kato.text()).contains("営業推進部");
            assertThat(gap(page, "#talk .pn-h", "#talk form.sec")).isLessThan(24);
            withdraws(kato);
        }
    }

    @Test
    void enterInAFieldSavesAndStaysAtTheFile() {
        try (var kato = Traveller.of(port, "kato", Eyes.DESK)) {
            var page = kato.open(UNITS);
            page.locator("#title").fill("部署の名前を変える");

            page.locator("#title").press("Enter");

            assertThat(page.locator("#title")).hasValue("部署の名前を変える");
            assertThat(page.locator("#path")).hasValue("Stock/org/units.yaml");
            assertThat(page.url()).contains("/drafts/").doesNotContain("add=true");
            page.getByText("下書きを破棄する").click();
            kato.press("破棄する");
            assertThat(kato.flash()).contains("破棄しました");
        }
    }

    /// Pixels from the lower edge of one thing to the upper edge of the other.
    private static double gap(Page page, String above, String below) {
        var upper = page.locator(above).boundingBox();
        return page.locator(below).boundingBox().y - upper.y - upper.height;
    }

    private static void withdraws(Traveller author) {
        author.page().getByText("提案を取り下げる").click();
        author.press("取り下げる");
        assertThat(author.flash()).contains("取り下げました");
    }
}
