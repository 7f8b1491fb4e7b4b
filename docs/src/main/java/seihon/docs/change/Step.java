package seihon.docs.change;

import java.time.Instant;
import seihon.domain.PersonId;

/// Something a person did to a proposal: who, when, at which revision and digest, and their word.
/// The number is given when it is written.
public record Step(
        int n, Act act, PersonId person, int revision, String digest, String word, Instant at) {

    public enum Act {
        OPENED("opened"),
        REVISED("revised"),
        APPROVED("approved"),
        TAKEN_BACK("taken-back"),
        RETURNED("returned"),
        WITHDRAWN("withdrawn"),
        MERGED("merged"),
        MERGED_AT_ONCE("merged-at-once"),
        REVIEWED("reviewed"),
        OBJECTED("objected");

        private final String word;

        Act(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Act of(String word) {
            for (var act : values()) {
                if (act.word.equals(word)) {
                    return act;
                }
            }
            throw new IllegalArgumentException("no step is called " + word);
        }
    }
}
