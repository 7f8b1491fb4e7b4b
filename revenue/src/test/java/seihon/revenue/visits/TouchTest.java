package seihon.revenue.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import seihon.revenue.StageModel;
import seihon.revenue.model.Models;

class TouchTest {

    private static final StageModel SALES =
            Models.read(
                    """
                    kind: stage-model
                    id: sales
                    title: {ja: 商談}
                    zone: Asia/Tokyo
                    subject: case
                    touch:
                      hot: [{on: form.submitted}]
                      contact: [{on: call.made, when: "fact.data.result == '話せた'"}]
                    stages:
                      - {id: MQL, rank: 1, enter: [{on: lead.captured}]}
                      - {id: WON, kind: won, rank: 2, enter: [{on: deal.won}]}
                    """);

    private final CaseFacts facts = new CaseFacts();

    private void happens(String kind, String at, String result) {
        facts.add("A1", kind, at, Map.of(), Map.of("result", result), "", "");
    }

    private List<Optional<Instant>> contacts() {
        return Touch.of(SALES, facts.all()).stream().map(Touch::contactAt).toList();
    }

    @Test
    void theFirstConversationAfterARequestAnswersIt() {
        happens("form.submitted", "2026-01-05T10:00:00+09:00", "");
        happens("call.made", "2026-01-05T10:30:00+09:00", "出なかった");
        happens("call.made", "2026-01-05T11:00:00+09:00", "話せた");
        happens("call.made", "2026-01-05T12:00:00+09:00", "話せた");

        assertThat(contacts()).containsExactly(Optional.of(Instant.parse("2026-01-05T02:00:00Z")));
    }

    @Test
    void whatWasSaidBeforeARequestDoesNotAnswerIt() {
        happens("call.made", "2026-01-05T09:00:00+09:00", "話せた");
        happens("form.submitted", "2026-01-05T10:00:00+09:00", "");

        assertThat(contacts()).containsExactly(Optional.empty());
    }

    @Test
    void aConversationAtTheSameMinuteAnswers() {
        happens("form.submitted", "2026-01-05T10:00:00+09:00", "");
        happens("call.made", "2026-01-05T10:00:00+09:00", "話せた");

        assertThat(contacts()).containsExactly(Optional.of(Instant.parse("2026-01-05T01:00:00Z")));
    }

    @Test
    void everyRequestIsCounted() {
        happens("form.submitted", "2026-01-05T10:00:00+09:00", "");
        happens("form.submitted", "2026-01-06T10:00:00+09:00", "");
        happens("call.made", "2026-01-07T10:00:00+09:00", "話せた");
        happens("form.submitted", "2026-01-08T10:00:00+09:00", "");

        assertThat(contacts())
                .containsExactly(
                        Optional.of(Instant.parse("2026-01-07T01:00:00Z")),
                        Optional.of(Instant.parse("2026-01-07T01:00:00Z")),
                        Optional.empty());
    }
}
