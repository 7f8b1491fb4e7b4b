package seihon.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Postbox;
import seihon.browser.Chromium;
import seihon.browser.Visit;
import seihon.browser.Visit.Eyes;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.Proposals.Draft;
import seihon.docs.Proposals.Standing;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.Tenants;
import seihon.testkit.HouseTest;
import seihon.web.Addressee;
import seihon.web.Job;

/// Mails of the example company as its people get them: read, looked at, and followed on a phone.
@Tag("browser")
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailTest {

    private static final DocPath MINUTES = new DocPath("Stock/meetings/2026/11-24-phone.md");

    @LocalServerPort private int port;
    @Autowired private Proposals proposals;
    @Autowired private Tenants tenants;
    @Autowired private Addressee addressee;
    @Autowired private Transactions transactions;
    @Autowired private Clock clock;

    private final List<Job> jobs;
    private final Postbox box;
    private TenantId tenant = new TenantId(1);

    MailTest(@Autowired List<Job> jobs, @Value("${seihon.home}") String home) {
        this.jobs = jobs;
        this.box = new Postbox(Path.of(home));
    }

    @BeforeEach
    void whatWaitedBeforeIsTold() {
        tenant = tenants.all().getFirst().id();
        turn(clock.instant());
    }

    @Test
    void aLightApprovalTakesTwoTapsFromTheMailOnAPhone() throws Exception {
        var number = open("ogawa", "電話で読む朝会", MINUTES, minutes());
        turn(clock.instant());
        var mails = box.to("tanaka", "電話で読む朝会");

        assertThat(mails).hasSize(1);
        var mail = mails.getFirst();
        assertThat(mail.text())
                .contains("「11月24日の朝会」を新しく作ります。", "+ 展示会の日程を決めました。", "小川 翔さんから", "軽い承認");
        assertThat(mail.links()).startsWith("/proposals/" + number).contains("/inbox");
        try (var tanaka = Traveller.of(port, "tanaka", Eyes.PHONE)) {
            tanaka.open(mail.links().getFirst());
            tanaka.press("承認する");

            assertThat(tanaka.page().locator(".toast-s").innerText()).contains("正本");
        }
    }

    @Test
    void theMailsLinkLeadsThroughSignInToTheProposal() throws Exception {
        var number = open("ogawa", "だれでも読む頁", page("first"), handbook("first", "読みます。"));
        turn(clock.instant());
        var link = box.to("nakamura", "だれでも読む頁").getFirst().links().getFirst();

        try (var phone = Chromium.visit("http://localhost:" + port, Eyes.PHONE)) {
            var page = phone.open(link);
            page.locator("#email").fill("nakamura@aozora.example");
            page.locator("#password").fill("aozora-nakamura-2026");
            page.locator("form.si-f button[type=submit]").first().click();
            page.waitForURL(url -> url.contains("/proposals/" + number));

            assertThat(page.locator("h1").innerText()).contains("だれでも読む頁");
        }
    }

    @Test
    void whatIsSentBackIsToldToItsAuthorInTheWordsOfWhoDid() throws Exception {
        var number = open("ogawa", "戻ってくる頁", page("back"), handbook("back", "短すぎます。"));
        var digest = standing(number).digest();
        var returned =
                proposals.sendBack(
                        person("tanaka"), number, digest, "だれのための頁かを書いてください。", clock.instant());
        assertThat(returned).isInstanceOf(Outcome.Done.class);
        turn(clock.instant());

        var mail = box.to("ogawa", "戻ってくる頁").getFirst();
        assertThat(mail.text()).contains("差し戻し", "田中 一郎さん「だれのための頁かを書いてください。」");
        assertThat(mail.links()).contains("/proposals/" + number);
    }

    @Test
    void theDigestsLinkEndsDigestsWithoutSigningIn() throws Exception {
        var number = open("ogawa", "問いのある頁", page("asked"), handbook("asked", "本文です。"));
        proposals.comment(person("tanaka"), number, Optional.empty(), "いつからですか。", clock.instant());
        turn(clock.instant());
        assertThat(box.to("ogawa", "待っています")).isEmpty();
        turn(wednesdayMorning());

        var mail = box.to("ogawa", "待っています").getFirst();
        assertThat(mail.text()).contains("問いのある頁", "「いつからですか。」");
        var leave = mail.links().getLast();
        assertThat(mail.headers()).anyMatch(line -> line.contains("List-Unsubscribe"));
        try (var stranger = Chromium.visit("http://localhost:" + port, Eyes.PHONE)) {
            var page = stranger.open(leave);
            page.locator("button[type=submit]").click();
            page.locator("[role=status]").waitFor();

            assertThat(page.locator("main").innerText()).contains("まとめメールを止めました");
        }
    }

    @Test
    void theMailIsFitToBeSeenOnAPhoneAndAtADesk() throws Exception {
        open("ogawa", "見た目を確かめる頁", page("look"), handbook("look", "本文です。"));
        turn(clock.instant());
        var html = box.to("tanaka", "見た目を確かめる頁").getFirst().html();

        for (var eyes : List.of(Eyes.PHONE, Eyes.DESK)) {
            try (var visit = Chromium.visit("about:blank", eyes)) {
                visit.page().setContent(html);
                look(visit, "mail-" + eyes.width());
            }
        }
    }

    /// Lets notices become mails and mails files, as the scheduler does.
    private void turn(Instant now) {
        for (var name : List.of("web-notices", "web-mail")) {
            jobs.stream()
                    .filter(job -> job.name().equals(name))
                    .forEach(job -> job.run(tenant, now));
        }
    }

    private static void look(Visit visit, String name) {
        visit.assertAccessible();
        var wide = "document.documentElement.scrollWidth - window.innerWidth";
        assertThat(((Number) visit.page().evaluate(wide)).intValue()).isNotPositive();
        visit.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(Path.of("target/screens/" + name + ".png"))
                                .setFullPage(true));
    }

    /// Half past eight in Tokyo, the day after the clock's.
    private Instant wednesdayMorning() {
        return clock.instant().plus(Duration.ofMinutes(22 * 60 + 30));
    }

    private long open(String who, String title, DocPath path, String text) {
        var draft = new Draft(title, "新しく書きます。", List.of(FileEdit.write(path, text)), Set.of());
        return switch (proposals.open(person(who), draft, clock.instant())) {
            case Outcome.Done<Standing>(var standing) -> standing.number();
            case Outcome.Refused<Standing>(var why) -> throw new AssertionError(why);
        };
    }

    private Standing standing(long number) {
        return proposals.find(person("tanaka"), number, clock.instant()).orElseThrow();
    }

    private Person person(String id) {
        return transactions.read(tenant, () -> addressee.people(tenant, clock.instant())).stream()
                .filter(one -> one.id().equals(new PersonId(id)))
                .findFirst()
                .orElseThrow();
    }

    private static DocPath page(String id) {
        return new DocPath("Stock/handbook/company/mail-" + id + ".md");
    }

    private static String handbook(String id, String text) {
        return """
        ---
        kind: handbook
        id: mail-%s
        title: メールで知る頁
        owner: role:manager
        ---

        %s
        """
                .formatted(id, text);
    }

    private static String minutes() {
        return """
        ---
        kind: minutes
        id: 2026-11-24-phone
        title: 11月24日の朝会
        owner: person:ogawa
        date: 2026-11-24
        attendees: [person:ogawa, person:tanaka]
        decisions:
          - 展示会の日程
        ---

        展示会の日程を決めました。
        """;
    }
}
