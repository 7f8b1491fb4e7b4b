package seihon.docs.sealed;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.SourceDocument;
import seihon.docs.text.SealedText;
import seihon.domain.Person;

/// Gives what Git holds to a person: with the body when they may read it now. Everything that shows
/// a file's text asks here; what programs of the house read (checks, search, links, effects) does
/// not, and so never sees a sealed body.
@Component
public class Unsealing {

    private final SealedBodies bodies;
    private final Confidants confidants;
    private final Clock clock;

    Unsealing(SealedBodies bodies, Confidants confidants, Clock clock) {
        this.bodies = bodies;
        this.confidants = confidants;
        this.clock = clock;
    }

    /// A file as this person gets it: `text` as they may edit it, `closed` as Git holds it, `body`
    /// when it is sealed and they may read it, `readers` when it is sealed.
    public record Opened(String text, String closed, Optional<String> body, List<String> readers) {
        public Opened {
            readers = List.copyOf(readers);
        }

        public boolean isSealed() {
            return !readers.isEmpty();
        }

        public boolean isReadable() {
            return !isSealed() || body.isPresent();
        }

        /// The document that `closed` was read as, with the body if this person may read it.
        public SourceDocument whole(SourceDocument read) {
            return body.map(read::bodied).orElse(read);
        }
    }

    /// Inside a transaction of the person's tenant.
    public Opened open(Person me, DocPath path, String text) {
        return SealedText.inGit(path, text)
                .map(file -> open(me, file, text))
                .orElseGet(() -> new Opened(text, text, Optional.empty(), List.of()));
    }

    private Opened open(Person me, SealedText file, String text) {
        var body =
                confidants.mayRead(me, file, clock.instant())
                        ? file.seal().flatMap(seal -> bodies.find(me.tenant(), file.doc(), seal))
                        : Optional.<String>empty();
        return new Opened(body.map(file::open).orElse(text), text, body, file.readers());
    }

    /// The text alone.
    public String text(Person me, DocPath path, String text) {
        return open(me, path, text).text();
    }
}
