package seihon.ledger.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import seihon.domain.TenantId;
import seihon.ledger.Generations;

class KeptAnswersTest {

    private static final TenantId AOZORA = new TenantId(1);

    private final Standing standing = new Standing();
    private final KeptAnswers<Integer> answers = new KeptAnswers<>(standing);
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void everyPageDoesNotWalkOverAllRows() {
        assertThat(answer("groups")).containsExactly(0);
        assertThat(answer("groups")).containsExactly(0);

        assertThat(asked).containsExactly(0);
    }

    @Test
    void newEntriesANewReadingAndAnotherQuestionAreAsked() {
        answer("groups");
        standing.next++;
        answer("groups");
        standing.gen++;
        assertThat(answer("groups")).containsExactly(1);
        answer("other");

        assertThat(asked).containsExactly(0, 0, 1, 1);
    }

    private List<Integer> answer(String question) {
        return answers.of(
                AOZORA,
                question,
                gen -> {
                    asked.add(gen);
                    return List.of(gen);
                });
    }

    private static final class Standing implements Generations {

        private int gen;
        private long next;

        @Override
        public int live(TenantId tenant, String projection) {
            return gen;
        }

        @Override
        public Position position(TenantId tenant, String projection) {
            return new Position(gen, next, "");
        }
    }
}
