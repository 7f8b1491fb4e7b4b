package seihon.docs.opening;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.eclipse.jgit.lib.ObjectId;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.domain.Refusal;

/// What may be proposed at all, whatever it says: sizes, places, names that can be told apart.
public final class DraftRules {

    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_WHY = 10_000;
    public static final int LARGEST_FILE = 1 << 20;
    public static final int MOST_FILES = 500;

    private DraftRules() {}

    public static Optional<Refusal> wrongTitle(String title, String why) {
        if (title.isBlank()) {
            return refuse("docs.proposal.title-missing-invalid");
        }
        if (title.codePointCount(0, title.length()) > LONGEST_TITLE) {
            return refuse("docs.proposal.title-long-invalid", LONGEST_TITLE);
        }
        if (title.codePoints().anyMatch(Character::isISOControl)) {
            return refuse("docs.proposal.title-control-invalid");
        }
        if (why.length() > LONGEST_WHY) {
            return refuse("docs.proposal.why-long-invalid", LONGEST_WHY);
        }
        return Optional.empty();
    }

    /// `base` is the tree the edits were made on.
    public static Optional<Refusal> wrongEdits(
            List<FileEdit> edits, SortedMap<DocPath, ObjectId> base) {
        if (edits.isEmpty()) {
            return refuse("docs.proposal.empty-invalid");
        }
        if (edits.size() > MOST_FILES) {
            return refuse("docs.proposal.files-invalid", MOST_FILES, edits.size());
        }
        var seen = new HashSet<DocPath>();
        for (var edit : edits) {
            var wrong = wrongEdit(edit, base);
            if (wrong.isPresent()) {
                return wrong;
            }
            if (!seen.add(edit.path())) {
                return refuse("docs.proposal.path-twice-invalid", edit.path().value());
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> wrongEdit(FileEdit edit, SortedMap<DocPath, ObjectId> base) {
        var path = edit.path();
        if (path.isFlow()) {
            return refuse("docs.proposal.flow-invalid", path.value());
        }
        if (edit.content().isEmpty() && !base.containsKey(path)) {
            return refuse("docs.proposal.delete-missing-invalid", path.value());
        }
        var bytes = edit.content().map(text -> text.getBytes(StandardCharsets.UTF_8).length);
        if (bytes.orElse(0) > LARGEST_FILE) {
            return refuse(
                    "docs.proposal.file-too-large",
                    path.value(),
                    LARGEST_FILE / 1024,
                    bytes.orElse(0) / 1024);
        }
        return Optional.empty();
    }

    /// An added path that a reader or a file system could take for another one of the tree: the
    /// same name in other letters or widths, or a file where another file's folder is.
    public static Optional<Refusal> clash(Set<DocPath> added, Collection<DocPath> tree) {
        if (added.isEmpty()) {
            return Optional.empty();
        }
        var files = new HashSet<DocPath>(tree);
        var byLook = new HashMap<String, DocPath>();
        for (var path : tree) {
            var other = byLook.putIfAbsent(Look.of(path.value()), path);
            if (other != null && (added.contains(path) || added.contains(other))) {
                return refuse("docs.proposal.look-alike-invalid", path.value(), other.value());
            }
        }
        for (var path : tree) {
            var folder = folderThatIsAFile(path, files);
            if (folder.isPresent()) {
                return refuse("docs.proposal.folder-invalid", path.value(), folder.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> folderThatIsAFile(DocPath path, Set<DocPath> files) {
        for (var folder = parent(path.value()); folder.contains("/"); folder = parent(folder)) {
            if (files.contains(new DocPath(folder))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static Optional<Refusal> refuse(String key, Object... arguments) {
        return Optional.of(Refusal.of(key, arguments));
    }
}
