package seihon.web.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import seihon.web.TestPerson;

/// The bell, and when mails go.
class NoticesTest extends MailedHouse {

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
                        () ->
                                noticeStore
                                        .counts(TestPerson.AOZORA, TestPerson.sato().id())
                                        .unseen());
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
}
