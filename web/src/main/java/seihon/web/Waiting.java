package seihon.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import seihon.domain.Person;
import seihon.domain.Refusal;

/// Something that can wait for a person: approvals, returned proposals, quarantined rows. A query,
/// never a stored flag. Every room supplies a bean for its own; the inbox, the bell and the mails
/// ask all of them.
public interface Waiting {

    /// What waits for this person now, inside a read transaction of their tenant. Most urgent
    /// first, at most 200.
    List<Item> waitingFor(Person person, Instant now);

    /// One line of the inbox. `key` is stable for as long as the same thing waits (notices go out
    /// once per key). `kind` and `effect` are message keys with arguments; `subject` is the title
    /// as written by people, `excerpt` the change in a few lines (`- old`, `+ new`) for the mail.
    record Item(
            String key,
            Urgency urgency,
            Refusal kind,
            String number,
            String subject,
            Refusal effect,
            String from,
            Instant since,
            Optional<Instant> deadline,
            String address,
            boolean light,
            NoticeClass notice,
            List<String> excerpt) {

        public Item {
            excerpt = List.copyOf(excerpt);
        }

        public Item(
                String key,
                Urgency urgency,
                Refusal kind,
                String number,
                String subject,
                Refusal effect,
                String from,
                Instant since,
                Optional<Instant> deadline,
                String address,
                boolean light,
                NoticeClass notice) {
            this(
                    key, urgency, kind, number, subject, effect, from, since, deadline, address,
                    light, notice, List.of());
        }
    }

    /// How the inbox groups its lines.
    enum Urgency {
        DUE_SOON,
        DECIDE,
        RETURNED,
        LATER
    }

    /// When a person is told: by mail at once, with the next digest, or not yet because what the
    /// notice will say is still being worked out.
    enum NoticeClass {
        NOW,
        DIGEST,
        NOT_YET
    }
}
