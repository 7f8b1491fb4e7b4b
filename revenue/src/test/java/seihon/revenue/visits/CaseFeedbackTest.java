package seihon.revenue.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import seihon.domain.EntryNo;
import seihon.ledger.Entry;
import seihon.ledger.Fact;

class CaseFeedbackTest {

    private static Fact fact(
            long seq, String kind, String subject, int hour, Map<String, String> data) {
        return new Fact(
                new EntryNo(seq),
                0,
                kind,
                new Fact.Subject("case", subject),
                Instant.parse("2026-11-24T00:00:00Z").plusSeconds(hour * 3_600L),
                "manual",
                seq,
                Map.of(),
                null,
                null,
                data,
                Entry.Origin.MANUAL,
                "manual");
    }

    private static Fact given(long seq, String subject, int hour) {
        return fact(seq, FeedbackFact.GIVEN, subject, hour, Map.of("text", "予算を聞けていません。"));
    }

    private static Fact closed(long seq, String subject, int hour, Map<String, String> data) {
        return fact(seq, FeedbackFact.CLOSED, subject, hour, data);
    }

    /// Of each piece of feedback: its entry and the entry that dealt with it.
    private static List<String> of(Fact... facts) {
        return CaseFeedback.of(List.of(facts)).stream()
                .map(each ->
                        each.given().fact().seq()
                                + ">"
                                + each.closed()
                                        .map(answer -> answer.fact().seq().toString())
                                        .orElse("-"))
                .toList();
    }

    @Test
    void anAnswerThatBecameKnownFirstStillAnswers() {
        assertThat(of(closed(1, "A", 9, Map.of()), given(2, "A", 8))).containsExactly("2>1");
    }

    @Test
    void whatIsSaidAfterAnAnswerIsOpen() {
        assertThat(of(given(1, "A", 8), closed(2, "A", 9, Map.of()), given(3, "A", 10)))
                .containsExactly("1>2", "3>-");
    }

    @Test
    void theFirstAnswerCountsWhicheverBecameKnownFirst() {
        assertThat(of(given(1, "A", 8), closed(2, "A", 10, Map.of()), closed(3, "A", 9, Map.of())))
                .containsExactly("1>3");
    }

    @Test
    void aNamedAnswerIsOfThatFeedbackOnly() {
        assertThat(
                        of(
                                given(1, "A", 8),
                                given(2, "A", 8),
                                closed(3, "A", 7, Map.of("seq", "2", "ordinal", "0"))))
                .containsExactly("1>-", "2>3");
    }

    @Test
    void answersOfOtherCasesCloseNothing() {
        assertThat(of(given(1, "A", 8), closed(2, "B", 9, Map.of("seq", "1"))))
                .containsExactly("1>-");
        assertThat(CaseFeedback.of(List.of(given(1, "A", 8))).getFirst().closed())
                .isEqualTo(Optional.empty());
    }
}
