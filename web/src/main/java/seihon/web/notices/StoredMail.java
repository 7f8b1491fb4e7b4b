package seihon.web.notices;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import seihon.domain.PersonId;

/// A line of the delivery log; `body` is its plain text, `html` the same for the eye. `unsubscribe`
/// is empty for mails that are not digests; `error` is what the server said last.
record StoredMail(
        UUID id,
        PersonId person,
        String recipient,
        String purpose,
        String subject,
        String body,
        String html,
        String unsubscribe,
        boolean secret,
        Instant createdAt,
        State state,
        int tries,
        Optional<Instant> sentAt,
        String error) {

    enum State {
        WAITING,
        SENT,
        FAILED;

        public String column() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State of(String column) {
            return valueOf(column.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
