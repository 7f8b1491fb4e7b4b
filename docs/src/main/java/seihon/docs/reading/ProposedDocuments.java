package seihon.docs.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import seihon.docs.DocPath;
import seihon.docs.Documents;
import seihon.docs.Kind.Reading;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.Revision;
import seihon.docs.SourceDocument;
import seihon.docs.text.KindRegistry;
import seihon.domain.TenantId;

/// `main` with the files of a change laid over it. A changed document is the revision after the one
/// that lives, and its blob is the one that a merge would write.
final class ProposedDocuments implements Documents {

    /// No entry has approved it.
    private static final long NO_ENTRY = -1;

    private final Documents main;
    private final ProposedChange change;
    private final Set<DocPath> paths;
    private final List<Proposed> proposed;

    ProposedDocuments(Documents main, KindRegistry kinds, ProposedChange change) {
        this.main = main;
        this.change = change;
        this.paths =
                change.files().stream()
                        .map(FileChange::path)
                        .collect(Collectors.toUnmodifiableSet());
        this.proposed =
                change.files().stream().flatMap(file -> read(kinds, file).stream()).toList();
    }

    private record Proposed(KindRegistry.Valid<?> document, String text) {}

    private static Optional<Proposed> read(KindRegistry kinds, FileChange file) {
        return file.after()
                .flatMap(text ->
                        kinds.read(file.path(), text)
                                        instanceof Reading.Good<KindRegistry.Valid<?>>(var document)
                                ? Optional.of(new Proposed(document, text))
                                : Optional.empty());
    }

    @Override
    public <T> List<Loaded<T>> all(TenantId tenant, Class<T> type) {
        var living = main.all(tenant, type);
        var all = new ArrayList<Loaded<T>>();
        living.stream().filter(one -> !paths.contains(one.revision().path())).forEach(all::add);
        proposed.stream()
                .filter(one -> one.document.kind().type().equals(type))
                .map(one -> loaded(type, one, living))
                .forEach(all::add);
        all.sort(Comparator.comparing(one -> one.revision().path()));
        return List.copyOf(all);
    }

    private <T> Loaded<T> loaded(Class<T> type, Proposed one, List<Loaded<T>> living) {
        var source = one.document.source();
        var former =
                living.stream()
                        .map(Loaded::revision)
                        .filter(revision -> revision.doc().equals(source.id()))
                        .findFirst();
        return new Loaded<>(
                revision(source, one.text, former.map(Revision::n).orElse(0) + 1),
                source,
                type.cast(one.document.value()));
    }

    private Revision revision(SourceDocument source, String text, int n) {
        return new Revision(
                source.id(),
                n,
                source.path(),
                source.titleJa(),
                source.titleEn(),
                source.owner(),
                source.effectiveFrom(),
                source.reviewBy(),
                Instant.EPOCH,
                Optional.of(change.proposal()),
                NO_ENTRY,
                "",
                blob(text),
                false);
    }

    private static String blob(String text) {
        return new ObjectInserter.Formatter()
                .idFor(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8))
                .name();
    }

    @Override
    public <T> Optional<Loaded<T>> find(TenantId tenant, Class<T> type, String id) {
        return all(tenant, type).stream()
                .filter(one -> one.revision().doc().id().equals(id))
                .findFirst();
    }

    /// The past does not change with a proposal.
    @Override
    public <T> List<Loaded<T>> allAsOf(TenantId tenant, Class<T> type, long size) {
        return main.allAsOf(tenant, type, size);
    }
}
