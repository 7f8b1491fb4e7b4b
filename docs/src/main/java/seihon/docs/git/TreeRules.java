package seihon.docs.git;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.AnyObjectId;
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

    /// What turns one list of files into another: the blob to put at a path, or empty to remove it.
    static Map<String, Optional<ObjectId>> changes(
            SortedMap<DocPath, ObjectId> from, SortedMap<DocPath, ObjectId> to) {
        var changes = new HashMap<String, Optional<ObjectId>>();
        to.forEach((path, blob) -> {
            if (!blob.equals(from.get(path))) {
                changes.put(path.value(), Optional.of(blob));
            }
        });
        for (var path : from.keySet()) {
            if (!to.containsKey(path)) {
                changes.put(path.value(), Optional.empty());
            }
        }
        return changes;
    }

    /// Inserts the trees that the changes make out of a tree (or out of nothing) and answers the
    /// root's id. Folders without a change are not read; empty ones disappear.
    static ObjectId edit(
            ObjectInserter inserter,
            Optional<ObjectId> tree,
            Map<String, Optional<ObjectId>> changes)
            throws IOException {
        try (var reader = inserter.newReader()) {
            var edited = new TreeEdit(reader, inserter).folder(tree, changes);
            return edited.isPresent() ? edited.get() : inserter.insert(new TreeFormatter());
        }
    }
}
