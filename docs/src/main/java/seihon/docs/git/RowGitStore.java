package seihon.docs.git;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// [GitStore] on rows. Lists of files are remembered by tree: a tree's id says what is in it,
/// whether or not the transaction that made it commits.
@Component
class RowGitStore implements GitStore {

    private static final long LARGEST_LISTINGS_FILES = 200_000;
    private static final List<Integer> HISTORY_TYPES =
            List.of(Constants.OBJ_COMMIT, Constants.OBJ_TREE);
    private static final List<Integer> ALL_TYPES =
            List.of(Constants.OBJ_COMMIT, Constants.OBJ_TREE, Constants.OBJ_BLOB);

    private final Transactions transactions;
    private final ObjectStore objects;
    private final ObjectCache cache;
    private final RefStore refs;
    private final Cache<Listing, SortedMap<DocPath, ObjectId>> listings =
            Caffeine.newBuilder()
                    .maximumWeight(LARGEST_LISTINGS_FILES)
                    .weigher((Listing _, SortedMap<DocPath, ObjectId> files) -> files.size() + 1)
                    .executor(Runnable::run)
                    .build();

    RowGitStore(Transactions transactions, ObjectStore objects, ObjectCache cache, RefStore refs) {
        this.transactions = transactions;
        this.objects = objects;
        this.cache = cache;
        this.refs = refs;
    }

    private record Asked(TenantId tenant) {}

    private record Listing(TenantId tenant, ObjectId tree) {}

    @Override
    public void create(TenantId tenant, String name, Instant at) {
        refs.create(tenant, name, at);
    }

    @Override
    public Optional<String> name(TenantId tenant) {
        return refs.name(tenant);
    }

    @Override
    public void lock(TenantId tenant) {
        if (refs.lock(tenant).isEmpty()) {
            throw new IllegalStateException("tenant " + tenant + " has no repository");
        }
    }

    @Override
    public Optional<ObjectId> ref(TenantId tenant, String name) {
        return name.equals(MAIN) && transactions.isReading()
                ? state(tenant).main()
                : refs.find(tenant, name).flatMap(RefStore.Row::oid);
    }

    @Override
    public State state(TenantId tenant) {
        return transactions.once(new Asked(tenant), () -> refs.state(tenant));
    }

    @Override
    public SortedMap<DocPath, ObjectId> files(TenantId tenant, ObjectId commit) {
        var shelf = shelf(tenant);
        var tree = tree(shelf, commit);
        return listings.get(new Listing(tenant, tree), listing -> files(shelf, listing));
    }

    @Override
    public byte[] blob(TenantId tenant, ObjectId blob) {
        return bytes(shelf(tenant), blob, Constants.OBJ_BLOB).clone();
    }

    @Override
    public String text(TenantId tenant, ObjectId blob) {
        return new String(bytes(shelf(tenant), blob, Constants.OBJ_BLOB), StandardCharsets.UTF_8);
    }

    @Override
    public ObjectId writeBlob(TenantId tenant, byte[] content) {
        try (var inserter = inserter(tenant)) {
            var blob = inserter.insert(Constants.OBJ_BLOB, content);
            inserter.flush();
            return blob;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public ObjectId commit(TenantId tenant, NewCommit commit) {
        try (var inserter = inserter(tenant)) {
            var tree = writeTree(tenant, commit, inserter);
            var written = new CommitBuilder();
            written.setTreeId(tree);
            written.setParentIds(commit.parents());
            written.setAuthor(
                    TreeRules.person(commit.authorName(), commit.authorAddress(), commit.at()));
            written.setCommitter(TreeRules.service(commit.at()));
            written.setMessage(commit.message());
            var id = inserter.insert(written);
            inserter.flush();
            return id;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private ObjectId writeTree(TenantId tenant, NewCommit commit, RowInserter inserter)
            throws IOException {
        var base = commit.parents().stream().findFirst().map(first -> tree(shelf(tenant), first));
        var tree = TreeRules.edit(inserter, base, commit.changes());
        Optional<SortedMap<DocPath, ObjectId>> before =
                base.isEmpty()
                        ? Optional.of(new TreeMap<>())
                        : Optional.ofNullable(
                                listings.getIfPresent(new Listing(tenant, base.get())));
        before.ifPresent(files ->
                listings.put(
                        new Listing(tenant, tree), TreeRules.changed(files, commit.changes())));
        return tree;
    }

    @Override
    public boolean move(
            TenantId tenant, String ref, Optional<ObjectId> expected, ObjectId to, Reason reason) {
        shelf(tenant).write();
        return tenantRefs(tenant).move(ref, expected, Optional.of(to), reason);
    }

    @Override
    public boolean delete(TenantId tenant, String ref, ObjectId expected, Reason reason) {
        return tenantRefs(tenant).move(ref, Optional.of(expected), Optional.empty(), reason);
    }

    @Override
    public boolean moveMain(TenantId tenant, Decision decision, Reason reason) {
        lock(tenant);
        shelf(tenant).write();
        if (!refs.decide(tenant, decision)) {
            return false;
        }
        refs.moveMain(tenant, decision, reason);
        return true;
    }

    @Override
    public Repository open(TenantId tenant) {
        return new RowRepository(identifier(tenant), shelf(tenant), tenantRefs(tenant), false);
    }

    @Override
    public Repository openQuarantined(TenantId tenant, long limitBytes) {
        var quarantine = new Quarantine(shelf(tenant), limitBytes);
        return new RowRepository(identifier(tenant), quarantine, tenantRefs(tenant), true);
    }

    @Override
    public void warm(TenantId tenant, boolean withBlobs) {
        shelf(tenant).warm(withBlobs ? ALL_TYPES : HISTORY_TYPES);
    }

    @Override
    public void warm(TenantId tenant, Collection<ObjectId> wanted) {
        shelf(tenant).warm(wanted);
    }

    @Override
    public boolean hasErasedBlobs(TenantId tenant) {
        return transactions.read(tenant, () -> objects.hasErased(tenant));
    }

    private TenantObjects shelf(TenantId tenant) {
        return new TenantObjects(tenant, transactions, objects, cache);
    }

    private TenantRefs tenantRefs(TenantId tenant) {
        return new TenantRefs(tenant, transactions, refs);
    }

    private RowInserter inserter(TenantId tenant) {
        var shelf = shelf(tenant);
        return new RowInserter(shelf, new RowObjectDatabase(shelf));
    }

    private static SortedMap<DocPath, ObjectId> files(TenantObjects shelf, Listing listing) {
        try (var reader = new RowReader(shelf, null)) {
            return TreeRules.files(reader, listing.tree());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static ObjectId tree(TenantObjects shelf, ObjectId commit) {
        return RevCommit.parse(bytes(shelf, commit, Constants.OBJ_COMMIT)).getTree().copy();
    }

    private static byte[] bytes(TenantObjects shelf, ObjectId id, int type) {
        var object =
                shelf.find(id)
                        .filter(found -> found.type() == type)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no " + Constants.typeString(type) + " " + id.name()));
        var bytes = object.bytesUnlessErased();
        if (bytes == null) {
            throw new ErasedBlob(id.name());
        }
        return bytes;
    }

    private static String identifier(TenantId tenant) {
        return "tenant-" + tenant;
    }
}
