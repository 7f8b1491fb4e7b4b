package seihon.docs.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// Makes new trees out of old ones, folder by folder, touching only those that change.
final class TreeEdit {

    private final ObjectReader reader;
    private final ObjectInserter inserter;

    TreeEdit(ObjectReader reader, ObjectInserter inserter) {
        this.reader = reader;
        this.inserter = inserter;
    }

    /// A name as Git orders it: by its bytes, a folder's as if it ended in a slash.
    @SuppressWarnings("ArrayRecordComponent") // compared by compareTo alone
    private record Name(byte[] bytes) implements Comparable<Name> {

        static Name of(String text) {
            return new Name(Constants.encode(text));
        }

        boolean isFolder() {
            return bytes[bytes.length - 1] == '/';
        }

        int length() {
            return isFolder() ? bytes.length - 1 : bytes.length;
        }

        FileMode mode() {
            return isFolder() ? FileMode.TREE : FileMode.REGULAR_FILE;
        }

        Name asFile() {
            return new Name(Arrays.copyOf(bytes, length()));
        }

        @Override
        public int compareTo(Name other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }
    }

    /// A tree's entries, sorted as they come: a large folder is read and written for each document
    /// that changes in it.
    private static final class Entries {

        private final List<Name> names = new ArrayList<>();
        private final List<ObjectId> ids = new ArrayList<>();

        /// Comes after all that are there.
        void append(Name name, ObjectId id) {
            names.add(name);
            ids.add(id);
        }

        Optional<ObjectId> get(Name name) {
            var at = Collections.binarySearch(names, name);
            return at < 0 ? Optional.empty() : Optional.of(ids.get(at));
        }

        void set(Name name, Optional<ObjectId> id) {
            var found = Collections.binarySearch(names, name);
            var at = found < 0 ? -found - 1 : found;
            if (found >= 0) {
                names.remove(at);
                ids.remove(at);
            }
            id.ifPresent(there -> {
                names.add(at, name);
                ids.add(at, there);
            });
        }

        TreeFormatter tree() {
            var size = names.stream().mapToInt(n -> TreeFormatter.entrySize(n.mode(), n.length()));
            var tree = new TreeFormatter(size.sum());
            for (int i = 0; i < names.size(); i++) {
                var name = names.get(i);
                if (name.isFolder() && get(name.asFile()).isPresent()) {
                    throw new IllegalArgumentException(
                            "part of the path is both a file and a folder: "
                                    + new String(name.bytes(), UTF_8));
                }
                tree.append(name.bytes(), 0, name.length(), name.mode(), ids.get(i));
            }
            return tree;
        }
    }

    /// The folder with its changes (paths are relative to it); empty when nothing is left in it.
    Optional<ObjectId> folder(Optional<ObjectId> tree, Map<String, Optional<ObjectId>> changes)
            throws IOException {
        var entries = entries(tree);
        var below = new HashMap<String, Map<String, Optional<ObjectId>>>();
        changes.forEach((path, blob) -> {
            var slash = path.indexOf('/');
            if (slash < 0) {
                entries.set(Name.of(path), blob);
            } else {
                below.computeIfAbsent(path.substring(0, slash + 1), _ -> new HashMap<>())
                        .put(path.substring(slash + 1), blob);
            }
        });
        for (var folder : below.entrySet()) {
            var name = Name.of(folder.getKey());
            entries.set(name, folder(entries.get(name), folder.getValue()));
        }
        return entries.names.isEmpty()
                ? Optional.empty()
                : Optional.of(inserter.insert(entries.tree()));
    }

    private Entries entries(Optional<ObjectId> tree) throws IOException {
        var entries = new Entries();
        if (tree.isPresent()) {
            var parser = new CanonicalTreeParser(null, reader, tree.get());
            for (; !parser.eof(); parser.next(1)) {
                var isFolder = parser.getEntryFileMode().equals(FileMode.TREE);
                var length = parser.getEntryPathLength();
                var bytes =
                        Arrays.copyOf(parser.getEntryPathBuffer(), isFolder ? length + 1 : length);
                if (isFolder) {
                    bytes[length] = '/';
                }
                entries.append(new Name(bytes), parser.getEntryObjectId());
            }
        }
        return entries;
    }
}
