package seihon.web.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.testkit.HouseTest;
import seihon.testkit.TestClock;
import seihon.web.FrameHouse;
import seihon.web.TestPerson;
import seihon.web.WaitingChanged;

/// Tuesday 24 November 2026, 10:00 in Tokyo unless a test moves the clock.
@HouseTest(
        properties = {
            "seihon.smtp-url=smtp://127.0.0.1:3125",
            "seihon.public-url=https://aozora.example"
        })
@Import({FrameHouse.class, NoticeHouse.class})
class NoticesTest {

    private static final Instant TUESDAY_TEN = Instant.parse("2026-11-24T01:00:00Z");

    private static final ServerSetup SERVER =
            new ServerSetup(3125, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

    @Autowired private NoticeHouse house;
    @Autowired private NoticeJob notices;
    @Autowired private MailJob mails;
    @Autowired private MailStore mailStore;
    @Autowired private NoticeStore noticeStore;
    @Autowired private Transactions transactions;
    @Autowired private JdbcClient jdbc;
    @Autowired private TestClock clock;
    @Autowired private ApplicationEventPublisher hints;

    private GreenMail mailServer;
    private MockMvc mvc;

    @BeforeEach
    void empty(@Autowired WebApplicationContext context) {
        mailServer = new GreenMail(SERVER);
        mailServer.start();
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        var sato = TestPerson.signedIn(TestPerson.sato());
        SecurityContextHolder.getContext().setAuthentication(sato);
        clock.set(TUESDAY_TEN);
        house.reset();
        transactions.run(
                TestPerson.AOZORA,
                () -> {
                    for (var table : List.of("web_notice", "web_mail", "web_notice_setting")) {
                        jdbc.sql("delete from " + table + " where tenant_id = 1").update();
                    }
                });
    }

    @AfterEach
    void signOut() {
        mailServer.stop();
        SecurityContextHolder.clearContext();
    }

    private void turn() {
        hints.publishEvent(new WaitingChanged(TestPerson.AOZORA));
        notices.run(TestPerson.AOZORA, clock.instant());
        mails.run(TestPerson.AOZORA, clock.instant());
    }

    private List<MimeMessage> arrived() {
        return List.of(mailServer.getReceivedMessages());
    }

    private static String text(MimeMessage mail) throws Exception {
        return part(mail, 0);
    }

    private static String html(MimeMessage mail) throws Exception {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int place) throws Exception {
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        return parts.getBodyPart(place).getContent().toString();
    }

    @Test
    void aDecisionThatWaitsIsToldByMailOnceWithItsEffectAndItsChange() throws Exception {
        house.waits(NoticeHouse.decision("211"));

        turn();
        turn();

        assertThat(arrived()).hasSize(1);
        var mail = arrived().getFirst();
        assertThat(mail.getSubject()).isEqualTo("【Seihon】経費規程の見直し（#211）");
        assertThat(text(mail))
                .contains("佐藤 花子 さん")
                .contains("今日 18:00まで")
                .contains("- 5万円以上", "+ 3万円以上")
                .contains("https://aozora.example/proposals/211")
                .contains("https://aozora.example/inbox");
        assertThat(mail.getHeader("Message-ID")[0]).endsWith("@seihon>");
    }

    @Test
    void theMailsHtmlSaysTheSameInTheColoursOfTheHouse() throws Exception {
        house.waits(NoticeHouse.decision("211"));

        turn();

        assertThat(html(arrived().getFirst()))
                .contains("<html lang=\"ja\"", "佐藤 花子 さん", "今日 18:00まで")
                .contains("<div class=\"del\">- 5万円以上</div>")
                .contains("<div class=\"ins\">+ 3万円以上</div>")
                .contains("href=\"https://aozora.example/proposals/211\"")
                .contains("color: #1f3f94")
                .doesNotContain("var(");
    }

    @Test
    void titlesAreTextInTheHtmlWhateverTheySay() throws Exception {
        house.waits(NoticeHouse.titled("211", "<img src=x onerror=alert(1)>"));

        turn();

        assertThat(html(arrived().getFirst())).contains("&lt;img").doesNotContain("<img");
        assertThat(text(arrived().getFirst())).contains("<img src=x");
    }

    @Test
    void whoeverReadsEnglishGetsAnEnglishMail() throws Exception {
        house.reads(Locale.ENGLISH);
        house.waits(NoticeHouse.decision("211"), NoticeHouse.comment("208"));

        turn();
        clock.set(TUESDAY_TEN.plus(Duration.ofDays(1)));
        turn();

        assertThat(arrived()).hasSize(2);
        var mail = arrived().getFirst();
        assertThat(text(mail)).contains("Dear 佐藤 花子,", "The change in short", "due today 18:00");
        assertThat(html(mail)).contains("<html lang=\"en\"", "Open it and decide");
        assertThat(text(arrived().getLast())).contains("Stop digests: https://aozora.example/");
    }

    @Test
    void aLightApprovalIsAnnouncedAsOne() throws Exception {
        house.waits(NoticeHouse.light("212"));

        turn();

        assertThat(text(arrived().getFirst())).contains("軽い承認");
    }

    @Test
    void theBellCountsUntilItIsLookedAt() throws Exception {
        house.waits(NoticeHouse.decision("211"), NoticeHouse.comment("208"));
        turn();

        mvc.perform(get("/notices"))
                .andExpect(content().string(containsString("お知らせ 2件")))
                .andExpect(content().string(containsString("製造部の採用計画")));
        mvc.perform(post("/notices/views").param("_key", "seen-1"));

        mvc.perform(get("/notices")).andExpect(content().string(containsString("お知らせ 0件")));
    }

    @Test
    void whatWaitsNoMoreLeavesTheBell() {
        house.waits(NoticeHouse.decision("211"));
        turn();

        house.waits();
        turn();

        var unseen =
                transactions.read(
                        TestPerson.AOZORA,
                        () -> noticeStore.unseen(TestPerson.AOZORA, TestPerson.sato().id()));
        assertThat(unseen).isZero();
    }

    @Test
    void whoChoseNothingIsToldAtOnceAtNightAndOnADayOff() {
        clock.set(Instant.parse("2026-11-28T15:00:00Z"));
        house.waits(NoticeHouse.decision("211"));

        turn();

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void quietHoursHoldAMailUntilTheyEndAndThePagesSaySo() throws Exception {
        wish("20:00", "07:00", true);
        clock.set(Instant.parse("2026-11-24T12:30:00Z"));
        house.waits(NoticeHouse.decision("211"));
        turn();
        assertThat(arrived()).isEmpty();
        var sentence = "静かな時間のため、1件のメールを待たせています。11月25日 7:00に送ります。";
        for (var page : List.of("/notices", "/settings/notices", "/settings/mail")) {
            mvc.perform(get(page)).andExpect(content().string(containsString(sentence)));
        }

        clock.set(Instant.parse("2026-11-24T22:05:00Z"));
        turn();

        assertThat(arrived()).hasSize(1);
        mvc.perform(get("/notices")).andExpect(content().string(not(containsString("待たせて"))));
    }

    private void wish(String quietFrom, String quietUntil, boolean daysOff) throws Exception {
        var form =
                post("/settings/notices")
                        .param("_key", "wish-" + quietFrom + daysOff)
                        .param("atOnce", "on")
                        .param("digest", "on")
                        .param("digestAt", "08:30")
                        .param("quietFrom", quietFrom)
                        .param("quietUntil", quietUntil);
        mvc.perform(daysOff ? form.param("daysOff", "on") : form);
    }

    @Test
    void daysOffHoldAMailIfWishedAndAbsencesAlways() throws Exception {
        wish("00:00", "00:00", false);
        clock.set(Instant.parse("2026-11-28T01:00:00Z"));
        house.waits(NoticeHouse.decision("211"));
        turn();
        assertThat(arrived()).isEmpty();

        clock.set(TUESDAY_TEN);
        house.absentUntil(Optional.of(TUESDAY_TEN.plus(Duration.ofDays(1))));
        turn();
        assertThat(arrived()).isEmpty();

        house.absentUntil(Optional.empty());
        turn();
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void theDigestComesOnceInTheMorningAndCanBeStoppedByItsLink() throws Exception {
        clock.set(Instant.parse("2026-11-23T23:20:00Z"));
        house.waits(NoticeHouse.comment("208"));
        turn();
        assertThat(arrived()).isEmpty();

        clock.set(Instant.parse("2026-11-23T23:31:00Z"));
        turn();
        house.waits(NoticeHouse.comment("208"), NoticeHouse.comment("209"));
        turn();

        assertThat(arrived()).hasSize(1);
        var digest = arrived().getFirst();
        assertThat(digest.getSubject()).isEqualTo("【Seihon】1件が待っています");
        var leave = digest.getHeader("List-Unsubscribe")[0].replaceAll("[<>]|https://[^/]+", "");
        SecurityContextHolder.clearContext();
        mvc.perform(get(leave)).andExpect(content().string(containsString("止めますか？")));
        mvc.perform(post(leave).param("_key", "leave-1"));
        mvc.perform(get(leave)).andExpect(content().string(containsString("止めました")));
        mvc.perform(get(leave + "x")).andExpect(status().isNotFound());

        clock.set(Instant.parse("2026-11-24T23:31:00Z"));
        turn();
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void whatBeginsToWaitAfterTheDigestIsToldTheNextMorning() {
        house.waits(NoticeHouse.comment("208"));
        turn();
        assertThat(arrived()).isEmpty();

        clock.set(Instant.parse("2026-11-24T23:30:00Z"));
        turn();
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void aDigestThatTheHouseSleptThroughComesLate() {
        clock.set(Instant.parse("2026-11-23T09:00:00Z"));
        house.waits(NoticeHouse.comment("208"));
        turn();
        assertThat(arrived()).isEmpty();

        clock.set(TUESDAY_TEN);
        turn();
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void aRefusedMailIsTriedAgainAndNothingIsLost() throws Exception {
        house.waits(NoticeHouse.decision("211"));
        mailServer.stop();
        turn();
        assertThat(log().getFirst().state()).isEqualTo(StoredMail.State.WAITING);
        assertThat(log().getFirst().error()).isNotBlank();

        mailServer.start();
        turn();
        assertThat(arrived()).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        turn();

        assertThat(arrived()).hasSize(1);
        assertThat(log().getFirst().state()).isEqualTo(StoredMail.State.SENT);
        assertThat(log().getFirst().tries()).isEqualTo(2);
    }

    private List<StoredMail> log() {
        return transactions.read(
                TestPerson.AOZORA, () -> new ArrayList<>(mailStore.latest(TestPerson.AOZORA, 10)));
    }

    @Test
    void aPersonChoosesHowTheyAreTold() throws Exception {
        mvc.perform(
                post("/settings/notices")
                        .param("_key", "wish-1")
                        .param("digest", "on")
                        .param("digestAt", "09:00")
                        .param("quietFrom", "22:00")
                        .param("quietUntil", "06:00"));
        house.waits(NoticeHouse.decision("211"));
        turn();
        assertThat(arrived()).isEmpty();

        clock.set(TUESDAY_TEN.plus(Duration.ofDays(1)));
        turn();

        assertThat(arrived()).hasSize(1);
        assertThat(arrived().getFirst().getSubject()).contains("1件が待っています");
        mvc.perform(get("/settings/notices"))
                .andExpect(content().string(containsString("value=\"09:00\"")));
    }

    @Test
    void sentencesInsideSentencesSurviveTheStore() {
        var told = Told.of(NoticeHouse.decision("211"));
        var json = tools.jackson.databind.json.JsonMapper.shared();

        var again = Told.fromJson(json, told.toJson(json));

        assertThat(again).isEqualTo(told);
        assertThat(again.effect().arguments().getFirst()).isInstanceOf(Refusal.class);
    }
}
