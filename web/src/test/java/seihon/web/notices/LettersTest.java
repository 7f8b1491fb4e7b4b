package seihon.web.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import seihon.domain.Refusal;

/// What mails say.
class LettersTest extends MailedHouse {

    @Test
    void aDecisionThatWaitsIsToldByMailOnceWithItsEffectAndItsChange() throws Exception {
        house.waits(NoticeHouse.decision("211"));

        turn();
        turn();

        assertThat(arrived()).hasSize(1);
        var mail = arrived().getFirst();
        assertThat(mail.getSubject()).startsWith("【Seihon】").endsWith("：経費規程の見直し（#211・今日 18:00まで）");
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
    void sentencesInsideSentencesSurviveTheStore() {
        var told = Told.of(NoticeHouse.decision("211"));
        var json = tools.jackson.databind.json.JsonMapper.shared();

        var again = Told.fromJson(json, told.toJson(json));

        assertThat(again).isEqualTo(told);
        assertThat(again.effect().arguments().getFirst()).isInstanceOf(Refusal.class);
    }
}
