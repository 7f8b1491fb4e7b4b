package seihon.connectors;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;

/// The door for files. What is received is kept at once and taken apart in the background.
public interface Imports {

    /// Keeps the file and asks for its import; refused when there is no such mapping or reference,
    /// or the person may not. The stream is read to its end, not closed.
    Outcome<UUID> receive(Person me, Upload upload, Instant at);

    Optional<Import> find(Person me, UUID id);

    /// The newest first, at most `limit`, asked for before `before`.
    List<Import> list(Person me, Instant before, int limit);

    /// Stops one that waits or runs; the rows that are appended stay until it is taken back.
    Outcome<UUID> cancel(Person me, UUID id, Instant at);

    /// Takes all facts of an ended import back, for a reason.
    Outcome<UUID> takeBack(Person me, UUID id, String reason, Instant at);

    /// `kind` is `mapping` or `reference`, `target` its id, `headers` are kept beside the bytes.
    record Upload(
            String kind,
            String target,
            String fileName,
            Map<String, String> headers,
            InputStream bytes) {}

    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /// Counts are those of the arrival until the facts are read, then those of the present reading:
    /// a repaired row moves from `quarantined` to `accepted`. `received` rows are `accepted` +
    /// `duplicate` + `quarantined`, always. `inFuture` counts accepted rows with a fact more than
    /// five minutes ahead of its arrival. `refusal` says why an import failed.
    record Import(
            UUID id,
            String kind,
            String target,
            String fileName,
            State state,
            String askedBy,
            Instant askedAt,
            long bytesDone,
            long bytes,
            Counts counts,
            Optional<Refusal> refusal,
            Optional<TakenBack> takenBack) {

        /// The same with other counts.
        public Import counting(Counts now) {
            return new Import(
                    id, kind, target, fileName, state, askedBy, askedAt, bytesDone, bytes, now,
                    refusal, takenBack);
        }
    }

    record Counts(
            long received,
            long accepted,
            long duplicate,
            long quarantined,
            long facts,
            long inFuture) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        public Counts plus(Counts more) {
            return new Counts(
                    received + more.received,
                    accepted + more.accepted,
                    duplicate + more.duplicate,
                    quarantined + more.quarantined,
                    facts + more.facts,
                    inFuture + more.inFuture);
        }
    }

    record TakenBack(long seq, String by, String reason) {}
}
