package seihon.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.browser.Visit.Eyes;
import seihon.testkit.HouseTest;

/// Somebody is away, and a deputy decides meanwhile.
@Tag("browser")
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class DeputyJourneyTest {

    private static final String DOCUMENT = "Stock/handbook/company/new-member.md";

    @LocalServerPort private int port;

    @Test
    void deputyIsNamedWithTwoClicksApprovesAndIsDeputyNoMore() {
        var first = proposes("2027-03-31", "2027-09-30");
        try (var mori = Traveller.of(port, "mori", Eyes.DESK);
                var ogawa = Traveller.of(port, "ogawa", Eyes.PHONE)) {
            ogawa.open("/proposals/" + first);
            assertThat(ogawa.button("承認する").count()).isZero();

            mori.open("/settings/absence");
            mori.page().locator("#deputy").selectOption(new SelectOption().setLabel("小川 翔"));
            mori.press("不在を登録する");

            ogawa.open("/inbox");
            assertThat(ogawa.text()).contains("「入社した週にすること」を変える");
            ogawa.open("/proposals/" + first);
            ogawa.page().getByText("理由を見る").first().click();
            assertThat(ogawa.text()).contains("森 健太さんは不在のため", "小川 翔さんが代わりに承認できます");
            ogawa.press("承認する");
            assertThat(ogawa.flash()).contains("正本になりました");

            mori.follow(
                    mori.page()
                            .locator("tr", new Page.LocatorOptions().setHasText("小川 翔"))
                            .getByText("終える"));
            var second = proposes("2027-09-30", "2028-03-31");
            ogawa.open("/proposals/" + second);
            assertThat(ogawa.button("承認する").count()).isZero();
        }
    }

    private long proposes(String from, String to) {
        try (var ishii = Traveller.of(port, "ishii", Eyes.DESK)) {
            return ishii.proposes(DOCUMENT, from, to);
        }
    }
}
