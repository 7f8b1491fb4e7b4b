package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.docs.FileEdit;
import seihon.docs.Proposals.Standing;
import seihon.docs.Proposals.State;
import seihon.docs.library.Browser;
import seihon.testkit.HouseTest;
import tools.jackson.databind.json.JsonMapper;

@HouseTest
class ProposalPagesTest {

    private static final String BEFORE = "朝会は10時です。\n\n場所は会議室Aです。";
    private static final String AFTER = "朝会は9時半です。\n\n場所は会議室Aです。";

    @Autowired Company.Doors doors;
    @Autowired WebApplicationContext context;

    private Company aozora;
    private Browser browser;
    private long number;

    @BeforeEach
    void open() {
        aozora = doors.company(page("meeting", BEFORE));
        browser = new Browser(context);
        number = aozora.opens("ogawa", "朝会を9時半に", page("meeting", AFTER)).number();
    }

    @Test
    void proposalShowsWhatChangesWhoMustApproveAndWhatWasFound() throws Exception {
        var shown = browser.page(aozora.person("tanaka"), address(""));

        assertThat(shown)
                .contains("朝会を9時半に", "Stock/handbook/meeting.md", "会議室A")
                .contains("<ins>", "承認する", "差し戻す", "管理職")
                .contains("まだ導入されていません")
                .doesNotContain("??", "docs.proposals", "docs.check", "docs.policy");
        assertThat(browser.page(aozora.person("tanaka"), address("?lang=en")))
                .contains("Approve")
                .doesNotContain("??", "docs.proposals", "docs.check");
    }

    @Test
    void eachRevisionKeepsItsOwnReasonBesideTheFirst() throws Exception {
        var ogawa = aozora.person("ogawa");
        var fields =
                Map.of(
                        "digest", aozora.standing(number).digest(),
                        "title", "朝会を9時半に",
                        "why", "会議室をBに変えました。",
                        "path", "Stock/handbook/meeting.md",
                        "content",
                                page("meeting", AFTER.replace("A", "B")).content().orElseThrow());

        browser.send(ogawa, address("/revisions"), fields);
        browser.send(ogawa, address("/revisions"), revisedAgain(fields, aozora.standing(number)));

        assertThat(browser.page(aozora.person("tanaka"), address("")))
                .contains("みんなが迷うためです。", "会議室をBに変えました。", "時刻を9時40分に直しました。")
                .contains("第3版");
        assertThat(browser.page(ogawa, address("/edit")))
                .contains("みんなが迷うためです。")
                .doesNotContain("時刻を9時40分に直しました。");
    }

    private static Map<String, String> revisedAgain(Map<String, String> fields, Standing now) {
        var again = new HashMap<>(fields);
        again.put("digest", now.digest());
        again.put("why", "時刻を9時40分に直しました。");
        again.computeIfPresent("content", (_, text) -> text.replace("9時半", "9時40分"));
        return again;
    }

    @Test
    void listsAndFormsAreThereForEverybody() throws Exception {
        assertThat(browser.page(aozora.person("ogawa"), "/proposals"))
                .contains("朝会を9時半に")
                .doesNotContain("??", "docs.proposals");
        assertThat(browser.page(aozora.person("ogawa"), address("/edit")))
                .contains("朝会は9時半です。", "改訂する")
                .doesNotContain("??", "docs.proposals");
        assertThat(browser.page(aozora.person("ogawa"), address("/since")))
                .doesNotContain("??", "docs.proposals");
    }

    @Test
    void twoButtonsMakeItTheApprovedDocument() {
        var digest = aozora.standing(number).digest();
        var tanaka = aozora.person("tanaka");

        browser.send(tanaka, address("/approvals"), Map.of("digest", digest));
        browser.send(tanaka, address("/merge"), Map.of());

        assertThat(aozora.standing(number).state()).isEqualTo(State.MERGED);
    }

    @Test
    void whoMustSignIsLedToProveWhoTheyAre() {
        var signed =
                doors.company(
                        page("meeting", BEFORE),
                        Company.policyFile(
                                """
                                - {id: all, match: {path: "Stock/**"}, require: [{group: ["role:executive"], count: 1}], sign: true}
                                """));
        var opened = signed.opens("ogawa", "朝会を9時半に", page("meeting", AFTER));

        var answer =
                browser.send(
                        signed.person("sato"),
                        "/proposals/" + opened.number() + "/approvals",
                        Map.of("digest", opened.digest()));

        assertThat(answer.getRedirectedUrl())
                .isEqualTo("/signin/again?next=/proposals/" + opened.number());
    }

    @Test
    void decisionsSinceTheLastLookAreNamedAndOnesOwnAreNot() throws Exception {
        var ogawa = aozora.person("ogawa");
        var tanaka = aozora.person("tanaka");
        browser.send(ogawa, address("/views"), Map.of());
        browser.send(tanaka, address("/views"), Map.of());

        done(aozora.approves("tanaka", number));

        assertThat(browser.page(ogawa, address("")))
                .containsPattern("に見たあとの動き:</b>\\s*<span>[^<]*さんが第1版を承認しました。</span>");
        assertThat(browser.page(tanaka, address(""))).doesNotContain("に見たあとの動き");
    }

    @Test
    void authorOfAReturnedProposalSeesAtTheTopWhyAndHowToCorrectIt() throws Exception {
        browser.send(
                aozora.person("tanaka"),
                address("/returns"),
                Map.of("digest", aozora.standing(number).digest(), "why", "会議室を確かめてください。"));

        var top = "(?s)<div class=\"note bad\" data-preview>.*に差し戻しました。.*会議室を確かめてください。";
        assertThat(browser.page(aozora.person("ogawa"), address("")))
                .containsPattern(top + ".*btn-primary\" href=\"/proposals/" + number + "/edit");
        assertThat(browser.page(aozora.person("abe"), address("")))
                .containsPattern(top)
                .doesNotContain("btn-primary\" href=\"/proposals/" + number + "/edit");
        assertThat(browser.page(aozora.person("ogawa"), address("/edit")))
                .contains("に差し戻しました。", "会議室を確かめてください。");
    }

    @Test
    void approvalThatStandsIsSaidThoughTheMergeIsRefused() {
        var two =
                doors.company(
                        page("meeting", BEFORE),
                        Company.policy("{group: [\"role:manager\"], count: 2}"));
        var opened = two.opens("ogawa", "朝会を9時半に", page("meeting", AFTER));

        var shown =
                browser.sent(
                        two.person("tanaka"),
                        "/proposals/" + opened.number() + "/approvals",
                        Map.of("digest", opened.digest(), "merge", "true"));

        assertThat(shown).contains("role=\"alert\"", "提案 " + opened.number() + " を承認しました");
    }

    @Test
    void pageAnswersNotFoundForANumberThatIsNotThere() {
        var response = browser.open(aozora.person("ogawa"), "/proposals/99");

        assertThat(response.getStatus()).isEqualTo(404);
    }

    @Test
    void programsReadTheSameAndAreRefusedWithTheReason() throws Exception {
        var api = "/api/v1/proposals/" + number;

        assertThat(browser.page(aozora.person("ogawa"), api))
                .contains("\"number\":1", "\"change_digest\":", "\"state\":\"open\"")
                .contains("\"missing\":1", "\"verdict\":\"not-installed\"");
        assertThat(browser.page(aozora.person("ogawa"), "/api/v1/proposals"))
                .contains("\"items\":[", "\"title\":\"朝会を9時半に\"");
        assertThat(browser.page(aozora.person("ogawa"), api + "/diff"))
                .contains("会議室A", "\"change\":\"changed\"")
                .doesNotContain("\"key\":", "docs.field");
        assertThat(browser.page(aozora.person("tanaka"), "/api/v1/inbox"))
                .contains("\"number\":\"#1\"", "朝会を9時半に");
        assertThat(browser.page(aozora.person("ogawa"), api + "/effect"))
                .contains("\"state\":\"none\"", "計算される数字を変えません");
        var refused = browser.json(aozora.person("ogawa"), api + "/merge", "");
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(refused.getContentAsString()).contains("docs.merge.missing-requirement");
    }

    @Test
    void programsGetTheDifferenceInPlainValuesAndWords() throws Exception {
        var file = page("meeting", BEFORE);
        var owned = "\nreview_by: 2026-12-31\nowner:";
        var reviewed =
                FileEdit.write(
                        file.path(), file.content().orElseThrow().replace("\nowner:", owned));
        var opened = aozora.opens("ogawa", "見直しの期限を書く", reviewed).number();
        var ogawa = aozora.person("ogawa");

        var diff = browser.page(ogawa, "/api/v1/proposals/" + opened + "/diff");

        var field = JsonMapper.shared().readTree(diff).path("files").get(0).path("fields").get(0);
        assertThat(field.path("path").asString()).isEqualTo("review_by");
        assertThat(field.path("label").asString()).isEqualTo("見直しの期限");
        assertThat(field.path("before").isNull()).isTrue();
        assertThat(field.path("after").asString()).isEqualTo("2026-12-31");
    }

    @Test
    void programsProposeApproveAndMerge() throws Exception {
        var text = page("new", "新しい手引きです。").content().orElseThrow();
        var body =
                """
                {"title": "新しい手引き", "why": "", "changes": [{"path": "Stock/handbook/new.md", "content": %s}]}
                """
                        .formatted(JsonMapper.shared().writeValueAsString(text));

        var opened = browser.json(aozora.person("ogawa"), "/api/v1/proposals", body);
        var digest = aozora.standing(2).digest();
        var approved =
                browser.json(
                        aozora.person("tanaka"),
                        "/api/v1/proposals/2/approvals",
                        "{\"change_digest\": \"" + digest + "\"}");
        var merged = browser.json(aozora.person("ogawa"), "/api/v1/proposals/2/merge", "");

        assertThat(opened.getStatus()).isEqualTo(201);
        assertThat(opened.getHeader("Location")).isEqualTo("/api/v1/proposals/2");
        assertThat(approved.getContentAsString()).contains("\"state\":\"approved\"");
        assertThat(merged.getContentAsString()).contains("\"state\":\"merged\"");
        assertThat(browser.json(aozora.person("ogawa"), "/api/v1/proposals", "{}").getStatus())
                .isEqualTo(422);
        assertThat(
                        browser.json(
                                        aozora.person("ogawa"),
                                        "/api/v1/proposals",
                                        body.replace("Stock/handbook/new.md", "../etc/passwd"))
                                .getStatus())
                .isEqualTo(422);
    }

    private String address(String rest) {
        return "/proposals/" + number + rest;
    }
}
