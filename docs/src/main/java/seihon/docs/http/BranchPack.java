package seihon.docs.http;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// Everything that the branches of one company reach, packed as a clone wants it. Branches never go
/// back, so it only grows: what was merged since the last clone is appended. Commits and trees are
/// packed when they are reached, blobs when the first whole clone asks for them. An object is added
/// after everything that it leads to, so a failure half-way leaves nothing wrong behind.
final class BranchPack {

    private static final int DEEPEST_DELTA = 50;
    private static final int BLOBS_AT_ONCE = 500;

    private final ObjectIdOwnerMap<Packed> reached = new ObjectIdOwnerMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final PackFile history = PackFile.create();
    private final PackFile blobs = PackFile.create();
    private List<ObjectId> tips = List.of();

    /// Reads many objects at once into a cache, before they are asked for one by one.
    interface ReadAhead {
        void read(Collection<ObjectId> blobs);
    }

    private static final class Packed extends ObjectIdOwnerMap.Entry {
        private long at;
        private int depth;

        Packed(AnyObjectId id) {
            super(id);
        }
    }

    private record Waiting(ObjectId blob, Optional<ObjectId> former) {}

    /// What stood at an object's place before it.
    private record Former(Packed packed, byte[] bytes) {}

    private record Version(int type, byte[] bytes, Optional<Former> former) {}

    synchronized boolean isEmpty() {
        return tips.isEmpty();
    }

    /// Those of the wanted ids that the branches do not lead to.
    synchronized Set<ObjectId> without(Collection<ObjectId> wanted) {
        var missing = new HashSet<ObjectId>();
        for (var id : wanted) {
            if (!reached.contains(id)) {
                missing.add(id.copy());
            }
        }
        return missing;
    }

    /// Adds what the branches reach since the last time.
    synchronized void advance(Repository repository, List<ObjectId> branches) throws IOException {
        if (tips.containsAll(branches)) {
            return;
        }
        try (var walk = new RevWalk(repository)) {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            for (var tip : branches) {
                walk.markStart(walk.parseCommit(tip));
            }
            for (var tip : tips) {
                walk.markUninteresting(walk.parseCommit(tip));
            }
            for (var commit : walk) {
                add(walk, commit);
            }
        }
        tips = List.copyOf(branches);
    }

    /// The parts of a pack with everything, or with everything but the files' contents.
    synchronized List<PackFile.Extent> cut(
            Repository repository, boolean withBlobs, ReadAhead readAhead) throws IOException {
        if (!withBlobs) {
            return List.of(history.extent());
        }
        try (var reader = repository.newObjectReader()) {
            while (!waiting.isEmpty()) {
                var next = waiting.stream().limit(BLOBS_AT_ONCE).toList();
                readAhead.read(ids(next));
                for (var blob : next) {
                    pack(reader, blob);
                    waiting.remove();
                }
            }
        }
        return List.of(history.extent(), blobs.extent());
    }

    private void add(RevWalk walk, RevCommit commit) throws IOException {
        if (reached.contains(commit)) {
            return;
        }
        var reader = walk.getObjectReader();
        Optional<ObjectId> former = Optional.empty();
        if (commit.getParentCount() > 0) {
            former = Optional.of(walk.parseCommit(commit.getParent(0)).getTree());
        }
        add(reader, commit.getTree(), former);
        var packed = new Packed(commit);
        var bytes = bytes(reader, commit, Constants.OBJ_COMMIT);
        append(history, packed, new Version(Constants.OBJ_COMMIT, bytes, Optional.empty()));
        reached.add(packed);
    }

    /// A tree, after what is new below it, each beside what had its name in the former tree.
    private void add(ObjectReader reader, AnyObjectId tree, Optional<ObjectId> formerTree)
            throws IOException {
        if (reached.contains(tree)) {
            return;
        }
        var bytes = bytes(reader, tree, Constants.OBJ_TREE);
        var former = former(reader, formerTree, Constants.OBJ_TREE);
        for (var entry = entries(bytes); !entry.eof(); entry.next(1)) {
            var id = entry.getEntryObjectId();
            if (reached.contains(id)) {
                continue;
            }
            var namesake = former.flatMap(before -> named(before.bytes(), entry));
            if (isFolder(entry)) {
                add(reader, id, namesake);
            } else {
                reached.add(new Packed(id));
                waiting.add(new Waiting(id, namesake));
            }
        }
        var packed = new Packed(tree);
        append(history, packed, new Version(Constants.OBJ_TREE, bytes, former));
        reached.add(packed);
    }

    private void pack(ObjectReader reader, Waiting blob) throws IOException {
        var bytes = bytes(reader, blob.blob(), Constants.OBJ_BLOB);
        var former = former(reader, blob.former(), Constants.OBJ_BLOB);
        var packed = Objects.requireNonNull(reached.get(blob.blob()));
        append(blobs, packed, new Version(Constants.OBJ_BLOB, bytes, former));
    }

    private Optional<Former> former(ObjectReader reader, Optional<ObjectId> id, int type)
            throws IOException {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Former(
                                Objects.requireNonNull(reached.get(id.get())),
                                bytes(reader, id.get(), type)));
    }

    /// As a difference from the former version where that saves something.
    private static void append(PackFile file, Packed packed, Version version) throws IOException {
        var base = version.former().filter(former -> former.packed().depth < DEEPEST_DELTA);
        var delta = base.flatMap(former -> PackDelta.between(former.bytes(), version.bytes()));
        if (delta.isPresent()) {
            packed.at = file.appendDelta(base.get().packed().at, delta.get());
            packed.depth = base.get().packed().depth + 1;
        } else {
            packed.at = file.append(version.type(), version.bytes());
        }
    }

    /// The object of the same kind that had the entry's name.
    private static Optional<ObjectId> named(byte[] tree, CanonicalTreeParser wanted) {
        for (var entry = entries(tree); !entry.eof(); entry.next(1)) {
            if (isFolder(entry) == isFolder(wanted)
                    && Arrays.equals(
                            entry.getEntryPathBuffer(),
                            0,
                            entry.getEntryPathLength(),
                            wanted.getEntryPathBuffer(),
                            0,
                            wanted.getEntryPathLength())) {
                return Optional.of(entry.getEntryObjectId());
            }
        }
        return Optional.empty();
    }

    private static CanonicalTreeParser entries(byte[] tree) {
        var entries = new CanonicalTreeParser();
        entries.reset(tree);
        return entries;
    }

    private static boolean isFolder(CanonicalTreeParser entry) {
        return entry.getEntryFileMode().equals(FileMode.TREE);
    }

    private static byte[] bytes(ObjectReader reader, AnyObjectId id, int type) throws IOException {
        return reader.open(id, type).getCachedBytes();
    }

    private static List<ObjectId> ids(List<Waiting> some) {
        return some.stream()
                .flatMap(each -> Stream.concat(Stream.of(each.blob()), each.former().stream()))
                .toList();
    }
}
