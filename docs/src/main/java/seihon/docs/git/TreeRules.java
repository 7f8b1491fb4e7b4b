package seihon.docs.git;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.TreeWalk;
import seihon.docs.DocPath;

/// Between a list of files and Git's trees.
final class TreeRules {

    private TreeRules() {}

    /// Who commits for people: no name or mail address of a person stands in Git.
    static PersonIdent service(Instant at) {
        return person("Seihon", "service@seihon.invalid", at);
    }

    static PersonIdent person(String name, String address, Instant at) {
        return new PersonIdent(name, address, at, ZoneOffset.UTC);
    }

    /// Every file of a tree at any depth. Throws [IllegalStateException] at an entry that is not a
    /// plain file: nothing writes such a tree.
    static SortedMap<DocPath, ObjectId> files(ObjectReader reader, AnyObjectId tree)
            throws IOException {
        var files = new TreeMap<DocPath, ObjectId>();
        try (var walk = new TreeWalk(reader)) {
            walk.setRecursive(true);
            walk.addTree(tree);
            while (walk.next()) {
                if (!walk.getFileMode(0).equals(FileMode.TYPE_FILE)) {
                    throw new IllegalStateException(
                            "no plain file in tree " + tree.name() + ": " + walk.getPathString());
                }
                files.put(new DocPath(walk.getPathString()), walk.getObjectId(0));
            }
        }
        return Collections.unmodifiableSortedMap(files);
    }

    /// Inserts the trees of these files and answers the root's id.
    static ObjectId write(SortedMap<DocPath, ObjectId> files, ObjectInserter inserter)
            throws IOException {
        var root = new Folder();
        files.forEach((path, blob) -> root.add(path, path.value().split("/", -1), 0, blob));
        return root.write(inserter);
    }

    private sealed interface Node {
        record Leaf(ObjectId blob) implements Node {}
    }

    /// Entries keyed as Git sorts them: a folder's name counts as if it ended in a slash.
    private static final class Folder implements Node {

        private final Map<String, Node> entries = new TreeMap<>(TreeRules::compareAsBytes);

        void add(DocPath path, String[] segments, int depth, ObjectId blob) {
            var name = segments[depth];
            if (depth == segments.length - 1) {
                if (entries.containsKey(name + "/")) {
                    throw both(path);
                }
                entries.put(name, new Leaf(blob));
                return;
            }
            if (entries.containsKey(name)) {
                throw both(path);
            }
            if (entries.computeIfAbsent(name + "/", _ -> new Folder()) instanceof Folder folder) {
                folder.add(path, segments, depth + 1, blob);
            }
        }

        ObjectId write(ObjectInserter inserter) throws IOException {
            var tree = new TreeFormatter();
            for (var entry : entries.entrySet()) {
                switch (entry.getValue()) {
                    case Leaf(var blob) -> tree.append(entry.getKey(), FileMode.REGULAR_FILE, blob);
                    case Folder folder ->
                            tree.append(
                                    entry.getKey().substring(0, entry.getKey().length() - 1),
                                    FileMode.TREE,
                                    folder.write(inserter));
                }
            }
            return inserter.insert(tree);
        }

        private static IllegalArgumentException both(DocPath path) {
            return new IllegalArgumentException(
                    "part of the path is both a file and a folder: " + path);
        }
    }

    /// Git orders names by their UTF-8 bytes, which is the order of code points.
    private static int compareAsBytes(String left, String right) {
        return java.util.Arrays.compareUnsigned(Constants.encode(left), Constants.encode(right));
    }
}
