package seihon.docs.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Documents;
import seihon.docs.Kind.Reading;
import seihon.docs.Revision;
import seihon.docs.git.GitStore;
import seihon.docs.text.KindRegistry;
import seihon.domain.TenantId;

/// Typed documents of `main`. A blob is parsed once for each path: its id says all there is to
/// know.
@Component
class ApprovedDocuments implements Documents {

    private static final int MOST_PARSED = 4_000;

    private final RevisionStore revisions;
    private final GitStore git;
    private final KindRegistry kinds;
    private final Cache<Key, KindRegistry.Valid<?>> parsed =
            Caffeine.newBuilder().maximumSize(MOST_PARSED).build();

    ApprovedDocuments(RevisionStore revisions, GitStore git, KindRegistry kinds) {
        this.revisions = revisions;
        this.git = git;
        this.kinds = kinds;
    }

    private record Key(TenantId tenant, String blob, DocPath path) {}

    @Override
    public <T> List<Loaded<T>> all(TenantId tenant, Class<T> type) {
        return allAsOf(tenant, type, Long.MAX_VALUE);
    }

    @Override
    public <T> Optional<Loaded<T>> find(TenantId tenant, Class<T> type, String id) {
        return revisions.ofKind(tenant, kind(type), Long.MAX_VALUE).stream()
                .filter(revision -> revision.doc().id().equals(id))
                .findFirst()
                .flatMap(revision -> loaded(tenant, type, revision));
    }

    @Override
    public <T> List<Loaded<T>> allAsOf(TenantId tenant, Class<T> type, long size) {
        return revisions.ofKind(tenant, kind(type), size).stream()
                .flatMap(revision -> loaded(tenant, type, revision).stream())
                .toList();
    }

    private String kind(Class<?> type) {
        return kinds.all().stream()
                .filter(kind -> kind.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind reads " + type))
                .name();
    }

    /// Empty when today's reading no longer accepts a document that was accepted once (its content
    /// was erased, or its schema grew stricter).
    private <T> Optional<Loaded<T>> loaded(TenantId tenant, Class<T> type, Revision revision) {
        var key = new Key(tenant, revision.blob(), revision.path());
        var known = parsed.getIfPresent(key);
        var valid = known == null ? parse(tenant, revision, key) : Optional.of(known);
        return valid.map(each -> new Loaded<>(revision, each.source(), type.cast(each.value())));
    }

    private Optional<KindRegistry.Valid<?>> parse(TenantId tenant, Revision revision, Key key) {
        try {
            var text = git.text(tenant, ObjectId.fromString(revision.blob()));
            if (kinds.read(revision.path(), text)
                    instanceof Reading.Good<KindRegistry.Valid<?>>(var valid)) {
                parsed.put(key, valid);
                return Optional.of(valid);
            }
            return Optional.empty();
        } catch (GitStore.ErasedBlob erased) {
            return Optional.empty();
        }
    }
}
