package seihon.connectors;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.domain.Outcome;
import seihon.domain.Person;

/// The door for events: CloudEvents 1.0 as they come over HTTP, one or many at once. Everything
/// that arrives is kept; what cannot be read is kept in quarantine.
public interface Events {

    int MOST_BYTES = 16 << 20;
    int MOST_AT_ONCE = 10_000;

    /// An event is kept whole up to this length, as is usual on its way here.
    int LONGEST_EVENT = 64 << 10;

    /// Returns once it is recorded. Refused when the person may not, when there is too much of it,
    /// or when more is waiting than can be recorded soon (`…too-many`).
    Outcome<Answer> receive(Person me, Posting posting, Instant at);

    /// `headers` with lower-case names: `content-type` says how the events are written, `ce-*` are
    /// the attributes of one whose content is the whole body.
    record Posting(Map<String, String> headers, byte[] body) {}

    /// What became of each event, in the order of the posting; `entries` are the first and last
    /// number of the new ones.
    record Answer(List<Result> results, Optional<Entries> entries) {
        public Answer {
            results = List.copyOf(results);
        }

        public long count(Status status) {
            return results.stream().filter(one -> one.status() == status).count();
        }
    }

    record Entries(long from, long to) {}

    /// `code` and `pointer` say why it waits in quarantine; an accepted one may have a code that
    /// flags it (`new-version`, `future-time`).
    record Result(String id, Status status, String code, String pointer) {}

    enum Status {
        ACCEPTED,
        DUPLICATE,
        QUARANTINED
    }
}
