package seihon.revenue.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseNameTest {

    private static final String AT = "2026-03-02T10:00:00+09:00";

    @Test
    void theFirstFactThatNamesItsCaseIsTaken() {
        var facts =
                new CaseFacts()
                        .add("A1", "lead.captured", AT, Map.of(), Map.of("company", "山手食品"), "", "")
                        .add("A1", "deal.moved", AT, Map.of(), Map.of("name", "別の名前"), "", "");

        assertThat(CaseName.of(facts.all())).contains("山手食品");
    }

    @Test
    void whatWasDoneIsNoName() {
        assertThat(CaseName.of(new CaseFacts().activity("A1", AT, "SQL", "").all())).isEmpty();
    }
}
