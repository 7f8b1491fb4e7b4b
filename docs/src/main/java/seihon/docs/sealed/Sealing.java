package seihon.docs.sealed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Kind.Reading;
import seihon.docs.SourceDocument;
import seihon.docs.text.SealedText;
import seihon.docs.text.SourceReader;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Turns what people write into what Git holds: the body of a file with `readers:` is kept here,
/// its fingerprint stands in the file. Runs inside the write transaction of the proposal.
@Component
public class Sealing {

    private final SealedBodies bodies;
    private final SealedStore store;
    private final Confidants confidants;

    Sealing(SealedBodies bodies, SealedStore store, Confidants confidants) {
        this.bodies = bodies;
        this.store = store;
        this.confidants = confidants;
    }

    /// Who writes, and the texts (as Git holds them) that the proposal proposed before: what stands
    /// there unchanged needs no right to read.
    public record Writer(Person me, List<String> standing, Instant at) {
        public Writer {
            standing = List.copyOf(standing);
        }
    }

    /// The edits with every sealed file as Git holds it.
    public Outcome<List<FileEdit>> sealed(Writer writer, List<FileEdit> edits) {
        var known = store.any(writer.me().tenant());
        var written = new ArrayList<FileEdit>();
        for (var edit : edits) {
            switch (written(writer, edit, known)) {
                case Outcome.Refused<FileEdit>(var why) -> {
                    return Outcome.refused(why);
                }
                case Outcome.Done<FileEdit>(var done) -> written.add(done);
            }
        }
        return Outcome.done(List.copyOf(written));
    }

    private Outcome<FileEdit> written(Writer writer, FileEdit edit, boolean known) {
        if (edit.content().isEmpty()) {
            return Outcome.done(edit);
        }
        var text = edit.content().get();
        return SealedText.read(edit.path(), text)
                .then(found -> {
                    if (found.isPresent()) {
                        return closed(writer, edit.path(), found.get());
                    }
                    return known ? opened(writer, edit, text) : Outcome.done(edit);
                });
    }

    /// A text without readers. Only a reader makes a sealed document public.
    private Outcome<FileEdit> opened(Writer writer, FileEdit edit, String text) {
        var me = writer.me();
        return doc(edit.path(), text)
                        .filter(doc -> store.isSealedNow(me.tenant(), doc))
                        .filter(doc -> !confidants.isApproved(me, doc, writer.at()))
                        .isPresent()
                ? Outcome.refused("docs.sealed.not-reader-forbidden", edit.path().value())
                : Outcome.done(edit);
    }

    private static Optional<DocId> doc(DocPath path, String text) {
        return SourceReader.read(path, text) instanceof Reading.Good<SourceDocument>(var document)
                ? Optional.of(document.id())
                : Optional.empty();
    }

    private Outcome<FileEdit> closed(Writer writer, DocPath path, SealedText file) {
        if (file.body().isBlank()) {
            return file.seal()
                    .map(seal -> kept(writer, path, file, seal))
                    .orElseGet(() -> Outcome.refused("docs.sealed.body-missing", path.value()));
        }
        var me = writer.me();
        if (!confidants.mayRead(me, file, writer.at())) {
            return Outcome.refused("docs.sealed.not-reader-forbidden", path.value());
        }
        var seal = bodies.keep(me.tenant(), file.doc(), file.body(), me.id(), writer.at());
        return Outcome.done(FileEdit.write(path, file.closed(seal)));
    }

    /// A fingerprint without its body: what stands already, or what the writer may read anyway.
    private Outcome<FileEdit> kept(Writer writer, DocPath path, SealedText file, String seal) {
        var me = writer.me();
        var stands =
                confidants.isAsApproved(me.tenant(), file)
                        || writer.standing().stream()
                                .flatMap(text -> SealedText.inGit(path, text).stream())
                                .anyMatch(file::isSameSeal);
        return stands || confidants.knows(me, file.doc(), seal, writer.at())
                ? Outcome.done(FileEdit.write(path, file.closed(seal)))
                : Outcome.refused("docs.sealed.body-unknown-forbidden", path.value());
    }

    /// A file of the first commit, which nobody of the company wrote.
    public Outcome<String> provisioned(
            TenantId tenant, DocPath path, String text, PersonId by, Instant at) {
        return SealedText.read(path, text)
                .then(found -> {
                    if (found.isEmpty()) {
                        return Outcome.done(text);
                    }
                    var file = found.get();
                    if (file.body().isBlank()) {
                        return Outcome.refused("docs.sealed.body-missing", path.value());
                    }
                    var seal = bodies.keep(tenant, file.doc(), file.body(), by, at);
                    return Outcome.done(file.closed(seal));
                });
    }

    /// Whether the body behind a fingerprint is here.
    public boolean holds(TenantId tenant, SealedText file) {
        return file.seal().filter(seal -> bodies.holds(tenant, file.doc(), seal)).isPresent();
    }
}
