package seihon.docs.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    @SuppressWarnings("ArrayRecordComponent") // compared by compareTo alone, in a TreeMap
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

        Name asFile() {
            return new Name(Arrays.copyOf(bytes, length()));
        }

        @Override
        public int compareTo(Name other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
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
                set(entries, Name.of(path), blob);
            } else {
                below.computeIfAbsent(path.substring(0, slash + 1), _ -> new HashMap<>())
                        .put(path.substring(slash + 1), blob);
            }
        });
        for (var folder : below.entrySet()) {
            var name = Name.of(folder.getKey());
            var present = Optional.ofNullable(entries.get(name));
            set(entries, name, folder(present, folder.getValue()));
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(insert(entries));
    }

    private static void set(Map<Name, ObjectId> entries, Name name, Optional<ObjectId> id) {
        if (id.isPresent()) {
            entries.put(name, id.get());
        } else {
            entries.remove(name);
        }
    }

    private Map<Name, ObjectId> entries(Optional<ObjectId> tree) throws IOException {
        var entries = new TreeMap<Name, ObjectId>();
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
                entries.put(new Name(bytes), parser.getEntryObjectId());
            }
        }
        return entries;
    }

    private ObjectId insert(Map<Name, ObjectId> entries) throws IOException {
        var tree = new TreeFormatter();
        for (var entry : entries.entrySet()) {
            var name = entry.getKey();
            if (name.isFolder() && entries.containsKey(name.asFile())) {
                throw new IllegalArgumentException(
                        "part of the path is both a file and a folder: "
                                + new String(name.bytes(), UTF_8));
            }
            var mode = name.isFolder() ? FileMode.TREE : FileMode.REGULAR_FILE;
            tree.append(name.bytes(), 0, name.length(), mode, entry.getValue());
        }
        return inserter.insert(tree);
    }
}
