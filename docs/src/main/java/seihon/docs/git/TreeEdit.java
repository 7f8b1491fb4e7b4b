package seihon.docs.git;

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

    /// The folder with its changes (paths are relative to it); empty when nothing is left in it.
    Optional<ObjectId> folder(Optional<ObjectId> tree, Map<String, Optional<ObjectId>> changes)
            throws IOException {
        var entries = entries(tree);
        var below = new HashMap<String, Map<String, Optional<ObjectId>>>();
        changes.forEach((path, blob) -> {
            var slash = path.indexOf('/');
            if (slash < 0) {
                set(entries, path, blob);
            } else {
                below.computeIfAbsent(path.substring(0, slash + 1), _ -> new HashMap<>())
                        .put(path.substring(slash + 1), blob);
            }
        });
        for (var folder : below.entrySet()) {
            var present = Optional.ofNullable(entries.get(folder.getKey()));
            set(entries, folder.getKey(), folder(present, folder.getValue()));
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(insert(entries));
    }

    private static void set(Map<String, ObjectId> entries, String name, Optional<ObjectId> id) {
        if (id.isPresent()) {
            entries.put(name, id.get());
        } else {
            entries.remove(name);
        }
    }

    /// Entries keyed as Git sorts them: a folder's name counts as if it ended in a slash.
    private Map<String, ObjectId> entries(Optional<ObjectId> tree) throws IOException {
        var entries = new TreeMap<String, ObjectId>(TreeEdit::compareAsBytes);
        if (tree.isPresent()) {
            var parser = new CanonicalTreeParser(null, reader, tree.get());
            while (!parser.eof()) {
                var name = parser.getEntryPathString();
                var isFolder = parser.getEntryFileMode().equals(FileMode.TREE);
                entries.put(isFolder ? name + "/" : name, parser.getEntryObjectId());
                parser.next();
            }
        }
        return entries;
    }

    private ObjectId insert(Map<String, ObjectId> entries) throws IOException {
        var tree = new TreeFormatter();
        for (var entry : entries.entrySet()) {
            var name = entry.getKey();
            if (!name.endsWith("/")) {
                tree.append(name, FileMode.REGULAR_FILE, entry.getValue());
            } else if (entries.containsKey(name.substring(0, name.length() - 1))) {
                throw new IllegalArgumentException(
                        "part of the path is both a file and a folder: " + name);
            } else {
                tree.append(name.substring(0, name.length() - 1), FileMode.TREE, entry.getValue());
            }
        }
        return inserter.insert(tree);
    }

    /// Git orders names by their UTF-8 bytes, which is the order of code points.
    private static int compareAsBytes(String left, String right) {
        return Arrays.compareUnsigned(Constants.encode(left), Constants.encode(right));
    }
}
