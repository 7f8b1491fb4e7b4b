package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.docs.Proposals.State;
import seihon.docs.library.Browser;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.testkit.HouseTest;

/// A contributor cannot approve by the page, by the API or by a batch; others can, in a batch too.
@HouseTest
class RoutesTest {

    @Autowired Company.Doors doors;
    @Autowired WebApplicationContext context;

    private Company aozora;
    private Browser browser;
    private long number;
    private String digest;

    @BeforeEach
    void open() {
        aozora =
                doors.company(
                        page("meeting", "10時です。"),
                        Company.policy("{group: [\"role:manager\"], count: 1}"));
        browser = new Browser(context);
        var opened = aozora.opens("tanaka", "9時半に", page("meeting", "9時半です。"));
        number = opened.number();
        digest = opened.digest();
    }

    @Test
    void contributorIsRefusedByPageApiAndBatch() throws Exception {
        var tanaka = aozora.person("tanaka");

        browser.send(tanaka, "/proposals/" + number + "/approvals", Map.of("digest", digest));
        var api =
                browser.json(
                        tanaka,
                        "/api/v1/proposals/" + number + "/approvals",
                        "{\"change_digest\": \"" + digest + "\"}");
        browser.send(tanaka, "/inbox/approvals", Map.of("line", line()));

        assertThat(api.getStatus()).isEqualTo(409);
        assertThat(api.getContentAsString()).contains("docs.approval.contributor");
        assertThat(aozora.standing(number).state()).isEqualTo(State.OPEN);
        assertThat(aozora.standing(number).requirements().getFirst().given()).isEmpty();
    }

    @Test
    void lightProposalIsApprovedFromTheInboxInABatch() {
        browser.send(aozora.person("nakamura"), "/inbox/approvals", Map.of("line", line()));

        assertThat(aozora.standing(number).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void batchLeavesWhatIsNotLightOrWasRevisedMeanwhile() {
        done(aozora.revises("tanaka", number, page("meeting", "9時です。")));
        var policy =
                aozora.opens(
                        "ogawa", "規程", Company.policy("{group: [\"role:manager\"], count: 2}"));

        browser.send(aozora.person("nakamura"), "/inbox/approvals", Map.of("line", line()));
        browser.send(
                aozora.person("nakamura"),
                "/inbox/approvals",
                Map.of("line", "docs/decide/%d/%s".formatted(policy.number(), policy.digest())));

        assertThat(aozora.standing(number).state()).isEqualTo(State.OPEN);
        assertThat(aozora.standing(policy.number()).requirements().getFirst().given()).isEmpty();
    }

    @Test
    void batchNamesEveryProposalThatItLeftAndNoneIsDroppedSilently() {
        var outdated = line();
        done(aozora.revises("tanaka", number, page("meeting", "9時です。")));
        var policy =
                aozora.opens(
                        "ogawa", "規程", Company.policy("{group: [\"role:manager\"], count: 2}"));
        var heavy = "docs/decide/%d/%s".formatted(policy.number(), policy.digest());
        var nakamura = aozora.person("nakamura");

        var left = browser.flash(nakamura, "/inbox/approvals", "line", List.of(outdated, heavy));
        var all = Collections.nCopies(101, line());
        var many = browser.flash(nakamura, "/inbox/approvals", "line", all);

        assertThat(String.valueOf(left.get("refusal")))
                .contains("#" + number + " #" + policy.number());
        assertThat(String.valueOf(many.get("refusal"))).contains("docs.inbox.too-many");
        assertThat(aozora.standing(number).state()).isEqualTo(State.OPEN);
    }

    @Test
    void guestSeesNoProposal() {
        var guest =
                new Person(
                        aozora.tenant,
                        new PersonId("guest"),
                        "guest",
                        Set.of(),
                        true,
                        Locale.JAPANESE,
                        ZoneId.of("Asia/Tokyo"));

        assertThat(browser.open(guest, "/proposals/" + number).getStatus()).isEqualTo(404);
        assertThat(browser.open(guest, "/api/v1/proposals/" + number).getStatus()).isEqualTo(404);
        assertThat(browser.json(guest, "/api/v1/proposals/" + number + "/merge", "").getStatus())
                .isEqualTo(404);
    }

    private String line() {
        return "docs/decide/%d/%s".formatted(number, digest);
    }
}
