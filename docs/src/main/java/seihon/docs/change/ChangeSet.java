package seihon.docs.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import seihon.docs.DocPath;

/// What a revision of a proposal changes, in path order, each path once. Its digest is what an
/// approval binds to.
public record ChangeSet(List<ChangedFile> files) {

    public ChangeSet {
        files = files.stream().sorted().toList();
        if (files.stream().map(ChangedFile::path).distinct().count() != files.size()) {
            throw new IllegalArgumentException("a path changes once in a change");
        }
    }

    /// The difference of two trees.
    public static ChangeSet between(
            SortedMap<DocPath, ObjectId> from, SortedMap<DocPath, ObjectId> to) {
        var paths = new TreeSet<>(from.keySet());
        paths.addAll(to.keySet());
        var files = new ArrayList<ChangedFile>();
        for (var path : paths) {
            if (!Objects.equals(from.get(path), to.get(path))) {
                files.add(new ChangedFile(path, at(from, path), at(to, path)));
            }
        }
        return new ChangeSet(files);
    }

    /// SHA-256, hex, over the lines `path NUL old NUL new LF` in path order; old and new are blob
    /// ids in hex, empty when there is none.
    public String digest() {
        var sha = sha256();
        for (var file : files) {
            sha.update(
                    (file.path() + "\0" + name(file.before()) + "\0" + name(file.after()) + "\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /// The tree that `main` would be. Only right while nothing is [#overtaken].
    public SortedMap<DocPath, ObjectId> onto(SortedMap<DocPath, ObjectId> main) {
        var tree = new TreeMap<>(main);
        for (var file : files) {
            file.after()
                    .ifPresentOrElse(
                            blob -> tree.put(file.path(), blob), () -> tree.remove(file.path()));
        }
        return tree;
    }

    /// The same as a commit wants it.
    public Map<DocPath, Optional<ObjectId>> blobs() {
        return files.stream().collect(Collectors.toMap(ChangedFile::path, ChangedFile::after));
    }

    /// The changed paths at which `main` holds another blob than the change was made on: not empty
    /// means behind.
    public List<DocPath> overtaken(SortedMap<DocPath, ObjectId> main) {
        return files.stream()
                .filter(file -> !file.before().equals(at(main, file.path())))
                .map(ChangedFile::path)
                .toList();
    }

    public List<DocPath> paths() {
        return files.stream().map(ChangedFile::path).toList();
    }

    /// Paths that are new.
    public Set<DocPath> added() {
        return files.stream()
                .filter(file -> file.before().isEmpty())
                .map(ChangedFile::path)
                .collect(Collectors.toSet());
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    private static Optional<ObjectId> at(SortedMap<DocPath, ObjectId> tree, DocPath path) {
        return Optional.ofNullable(tree.get(path));
    }

    private static String name(Optional<ObjectId> blob) {
        return blob.map(ObjectId::name).orElse("");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
