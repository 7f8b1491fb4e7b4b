package seihon.docs.change;

import java.time.Instant;
import seihon.domain.PersonId;

/// Somebody who had a hand in a proposal and therefore never counts as its approver.
public record Contributor(PersonId person, How how, Instant since) {

    public enum How {
        AUTHORED("authored"),
        CO_AUTHORED("co-authored"),
        REVISED("revised"),
        SUGGESTED("suggested"),
        APPLIED("applied"),
        SETTLED("settled");

        private final String word;

        How(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static How of(String word) {
            for (var how : values()) {
                if (how.word.equals(word)) {
                    return how;
                }
            }
            throw new IllegalArgumentException("no way to contribute is called " + word);
        }
    }
}
