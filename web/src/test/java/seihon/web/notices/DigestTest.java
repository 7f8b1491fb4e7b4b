package seihon.web.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

/// The mail in the morning.
class DigestTest extends MailedHouse {

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
}
