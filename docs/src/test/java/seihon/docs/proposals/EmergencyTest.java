package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;
import static seihon.docs.proposals.Company.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.docs.Proposals;
import seihon.docs.Proposals.Draft;
import seihon.docs.Proposals.Standing;
import seihon.docs.Roster.Deputy;
import seihon.docs.TestRoster;
import seihon.docs.TestStepUp;
import seihon.docs.library.Browser;
import seihon.domain.PersonId;
import seihon.testkit.HouseTest;

/// After an emergency somebody else looks at it, whoever is left to.
@HouseTest
class EmergencyTest {

    @Autowired Company.Doors doors;
    @Autowired Proposals proposals;
    @Autowired ProposalDesk desk;
    @Autowired TestRoster roster;
    @Autowired TestStepUp stepUp;
    @Autowired WebApplicationContext context;

    @Test
    void emergencyThatPassedNobodyOverIsReviewedByAnotherManager() {
        var aozora = company("person:tanaka");
        var first = mergedAtOnce(aozora, "駐車場です。");
        var again = draft("公園です。");
        assertThat(refusal(proposals.mergeAtOnce(aozora.person("tanaka"), again, aozora.next())))
                .isEqualTo("docs.emergency.not-reviewed");
        assertThat(refusal(aozora.approves("ogawa", first.number())))
                .isEqualTo("docs.emergency.review-forbidden");

        done(aozora.approves("nakamura", first.number()));

        done(proposals.mergeAtOnce(aozora.person("tanaka"), again, aozora.next()));
    }

    @Test
    void deputyOfWhoWasPassedOverFindsTheButtonsOfTheReview() throws Exception {
        var aozora = company("person:mori");
        var merged = mergedAtOnce(aozora, "駐車場です。");
        var until = aozora.next().plus(Duration.ofDays(7));
        roster.absent(aozora.tenant, new Deputy(new PersonId("abe"), new PersonId("mori"), until));
        var address = "/proposals/" + merged.number();
        var browser = new Browser(context);

        assertThat(browser.page(aozora.person("abe"), address)).contains(address + "/reviews");
        assertThat(browser.page(aozora.person("ogawa"), address))
                .doesNotContain(address + "/reviews");
    }

    @Test
    void wordsOfAReviewAndOfAWithdrawalHaveALimit() {
        var aozora = company("role:executive");
        var merged = mergedAtOnce(aozora, "駐車場です。");
        var opened = aozora.opens("ogawa", "公園に", page("meeting", "公園です。"));
        var tooLong = "長".repeat(4_001);

        var review =
                desk.review(aozora.person("sato"), merged.number(), true, tooLong, aozora.next());
        var withdrawal =
                proposals.withdraw(aozora.person("ogawa"), opened.number(), tooLong, aozora.next());

        assertThat(refusal(review)).isEqualTo("docs.approval.word-long-invalid");
        assertThat(refusal(withdrawal)).isEqualTo("docs.approval.word-long-invalid");
    }

    @Test
    void draftIsMergedAtOnceFromItsPage() throws Exception {
        var aozora = company("person:mori");
        var tanaka = aozora.person("tanaka");
        var browser = new Browser(context);
        var fields =
                Map.of(
                        "act", "emergency",
                        "title", "避難先",
                        "was", "Stock/handbook/meeting.md",
                        "path", "Stock/handbook/meeting.md",
                        "content", page("meeting", "駐車場です。").content().orElseThrow());
        var page = Browser.goal(browser.send(tanaka, "/drafts", fields));
        assertThat(Browser.goal(browser.open(tanaka, page)))
                .isEqualTo("/signin/again?next=" + page);
        stepUp.proves(tanaka);

        assertThat(browser.page(tanaka, page)).contains("避難先", "mori", "いますぐ反映する");
        var draft = page.replaceFirst(".*=", "");
        var merge = "/proposals/emergency";
        var unsaid = browser.send(tanaka, merge, Map.of("draft", draft, "why", " "));
        var merged = browser.send(tanaka, merge, Map.of("draft", draft, "why", "火災のため"));

        assertThat(Browser.goal(unsaid)).isEqualTo(page);
        assertThat(Browser.goal(merged)).isEqualTo("/proposals/1");
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("駐車場です。");
        assertThat(browser.open(tanaka, "/drafts/" + draft).getStatus()).isEqualTo(404);
    }

    @Test
    void memberIsToldWhoMayMergeAtOnce() throws Exception {
        var aozora = company("person:mori");
        var ogawa = aozora.person("ogawa");
        var browser = new Browser(context);
        var fields = Map.of("act", "emergency", "path", "Stock/handbook/new.md", "content", "新");

        var page = Browser.goal(browser.send(ogawa, "/drafts", fields));

        assertThat(browser.page(ogawa, page)).contains("経営・管理職・管理者です").doesNotContain("いますぐ反映する");
    }

    private Company company(String approver) {
        return doors.company(
                page("meeting", "10時です。"),
                Company.policy("{group: [\"" + approver + "\"], count: 1}"));
    }

    private Standing mergedAtOnce(Company aozora, String text) {
        var me = aozora.person("tanaka");
        stepUp.proves(me);
        return done(proposals.mergeAtOnce(me, draft(text), aozora.next()));
    }

    private static Draft draft(String text) {
        return new Draft("避難先", "火災のため", List.of(page("meeting", text)), Set.of());
    }
}
