package seihon.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.browser.Visit.Eyes;
import seihon.testkit.HouseTest;

/// Two people change the same sentence, and a third decides.
@Tag("browser")
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class OverlapJourneyTest {

    private static final String DOCUMENT = "Stock/handbook/factory/five-s.md";
    private static final String BEFORE = "一日の終わりの十分は、片付けの時間です。";
    private static final String FIRST = "一日の終わりの十五分は、片付けの時間です。";
    private static final String SECOND = "朝の始まりの十分は、片付けの時間です。";
    private static final String SETTLED = "朝の始まりと一日の終わりの五分は、片付けの時間です。";

    @LocalServerPort private int port;

    @Test
    void whoeverSettlesTheSameSentenceIsAContributorAndDoesNotApprove() {
        var slower = proposes("ogawa", SECOND);
        var faster = proposes("ishii", FIRST);
        approves("tanaka", faster);

        try (var nakamura = Traveller.of(port, "nakamura", Eyes.DESK)) {
            nakamura.open("/proposals/" + slower);
            nakamura.press("いまの正本に合わせる");
            assertThat(nakamura.page().url()).endsWith("/overlaps");
            assertThat(nakamura.page().locator(".tri3 pre").allInnerTexts())
                    .satisfiesExactly(
                            base -> assertThat(base).contains(BEFORE),
                            main -> assertThat(main).contains(FIRST),
                            proposed -> assertThat(proposed).contains(SECOND));
            nakamura.fill("kept-0-0", "- " + SETTLED + "注文が詰まっていても削りません。");
            nakamura.press("この内容にする");

            assertThat(nakamura.text()).contains("第2版", "提案に関わった人（中村 美咲、小川 翔）");
            assertThat(nakamura.button("承認する").count()).isZero();
        }

        approves("abe", slower);
        try (var sato = Traveller.of(port, "sato", Eyes.DESK)) {
            sato.open("/documents/" + DOCUMENT);
            assertThat(sato.text()).contains(SETTLED).doesNotContain(FIRST);
        }
    }

    private long proposes(String person, String sentence) {
        try (var author = Traveller.of(port, person, Eyes.DESK)) {
            return author.proposes(DOCUMENT, BEFORE, sentence);
        }
    }

    private void approves(String person, long number) {
        try (var approver = Traveller.of(port, person, Eyes.DESK)) {
            approver.open("/proposals/" + number);
            approver.press("承認する");
            assertThat(approver.flash()).contains("正本になりました");
        }
    }
}
