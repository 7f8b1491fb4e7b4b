package seihon.docs.git;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.RefRename;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.SymbolicRef;
import org.jspecify.annotations.Nullable;

/// JGit's door to the refs of a tenant. Asks the rows every time.
final class RowRefDatabase extends RefDatabase {

    private final RowRepository repository;
    private final TenantRefs refs;
    private final boolean readOnly;

    RowRefDatabase(RowRepository repository, TenantRefs refs, boolean readOnly) {
        this.repository = repository;
        this.refs = refs;
        this.readOnly = readOnly;
    }

    @Override
    public @Nullable Ref exactRef(String name) {
        return refs.find(name).map(this::ref).orElse(null);
    }

    @Override
    @Deprecated // JGit demands it still; everything asks getRefsByPrefix
    public Map<String, Ref> getRefs(String prefix) {
        var found = new TreeMap<String, Ref>();
        for (var ref : getRefsByPrefix(prefix)) {
            found.put(ref.getName().substring(prefix.length()), ref);
        }
        return found;
    }

    @Override
    public List<Ref> getRefsByPrefix(String prefix) {
        return refs.startingWith(prefix).stream()
                .map(this::ref)
                .filter(ref -> ref.getObjectId() != null)
                .toList();
    }

    @Override
    public boolean isNameConflicting(String name) {
        return refs.conflicts(name);
    }

    @Override
    public RefUpdate newUpdate(String name, boolean detach) {
        var ref = exactRef(name);
        if (ref == null) {
            ref = new ObjectIdRef.Unpeeled(Ref.Storage.NEW, name, null);
        } else if (detach && ref.isSymbolic()) {
            ref = new ObjectIdRef.Unpeeled(Ref.Storage.LOOSE, name, ref.getObjectId());
        }
        return new RowRefUpdate(repository, readOnly ? null : refs, ref);
    }

    @Override
    public RefRename newRename(String from, String to) {
        throw new UnsupportedOperationException("refs of a tenant's repository keep their names");
    }

    @Override
    public Ref peel(Ref ref) throws IOException {
        return ref.isPeeled() || ref.getObjectId() == null
                ? ref
                : new ObjectIdRef.PeeledNonTag(ref.getStorage(), ref.getName(), ref.getObjectId());
    }

    @Override
    public ReflogReader getReflogReader(Ref ref) {
        return new RowReflog(refs, ref.getName());
    }

    @Override
    public List<Ref> getAdditionalRefs() {
        return List.of();
    }

    @Override
    public void create() {
        // The rows are made by GitStore.create.
    }

    @Override
    public void close() {
        // Holds nothing open.
    }

    private Ref ref(RefStore.Row row) {
        if (row.symref().isPresent()) {
            return symbolic(row.name(), row.symref().get());
        }
        var target = row.oid().orElseThrow();
        return row.peeled().isPresent()
                ? new ObjectIdRef.PeeledTag(
                        Ref.Storage.PACKED, row.name(), target, row.peeled().get())
                : new ObjectIdRef.PeeledNonTag(Ref.Storage.PACKED, row.name(), target);
    }

    private Ref symbolic(String name, String leaf) {
        Ref target =
                refs.find(leaf)
                        .flatMap(RefStore.Row::oid)
                        .<Ref>map(id -> peeled(leaf, id))
                        .orElseGet(() -> new ObjectIdRef.Unpeeled(Ref.Storage.NEW, leaf, null));
        return new SymbolicRef(name, target);
    }

    private static Ref peeled(String name, ObjectId id) {
        return new ObjectIdRef.PeeledNonTag(Ref.Storage.PACKED, name, id);
    }
}
