package seihon.web.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import seihon.domain.Transactions;
import seihon.testkit.HouseTest;
import seihon.testkit.TestClock;
import seihon.web.FrameHouse;
import seihon.web.TestPerson;
import seihon.web.WaitingChanged;

/// A house with a mail server, on Tuesday 24 November 2026, 10:00 in Tokyo unless a test moves the
/// clock.
@HouseTest(
        properties = {
            "seihon.smtp-url=smtp://127.0.0.1:3125",
            "seihon.public-url=https://aozora.example"
        })
@Import({FrameHouse.class, NoticeHouse.class})
abstract class MailedHouse {

    static final Instant TUESDAY_TEN = Instant.parse("2026-11-24T01:00:00Z");

    private static final ServerSetup SERVER =
            new ServerSetup(3125, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

    @Autowired NoticeHouse house;
    @Autowired private NoticeJob notices;
    @Autowired private MailJob mails;
    @Autowired MailStore mailStore;
    @Autowired NoticeStore noticeStore;
    @Autowired Transactions transactions;
    @Autowired private JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired private ApplicationEventPublisher hints;

    GreenMail mailServer;
    MockMvc mvc;

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

    void turn() {
        hints.publishEvent(new WaitingChanged(TestPerson.AOZORA));
        notices.run(TestPerson.AOZORA, clock.instant());
        mails.run(TestPerson.AOZORA, clock.instant());
    }

    List<MimeMessage> arrived() {
        return List.of(mailServer.getReceivedMessages());
    }

    static String text(MimeMessage mail) throws Exception {
        return part(mail, 0);
    }

    static String html(MimeMessage mail) throws Exception {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int place) throws Exception {
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        return parts.getBodyPart(place).getContent().toString();
    }
}
