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

    /// The list of files after the changes.
    static SortedMap<DocPath, ObjectId> changed(
            SortedMap<DocPath, ObjectId> files, Map<DocPath, Optional<ObjectId>> changes) {
        var changed = new TreeMap<>(files);
        changes.forEach((path, blob) ->
                blob.ifPresentOrElse(id -> changed.put(path, id), () -> changed.remove(path)));
        return Collections.unmodifiableSortedMap(changed);
    }

    /// Inserts the trees that the changes make out of a tree (or out of nothing) and answers the
    /// root's id. Folders without a change are not read; empty ones disappear.
    static ObjectId edit(
            ObjectInserter inserter,
            Optional<ObjectId> tree,
            Map<DocPath, Optional<ObjectId>> changes)
            throws IOException {
        var byName = new HashMap<String, Optional<ObjectId>>();
        changes.forEach((path, blob) -> byName.put(path.value(), blob));
        try (var reader = inserter.newReader()) {
            var edited = new TreeEdit(reader, inserter).folder(tree, byName);
            return edited.isPresent() ? edited.get() : inserter.insert(new TreeFormatter());
        }
    }
}
