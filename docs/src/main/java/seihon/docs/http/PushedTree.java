package seihon.docs.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.text.SealedText;
import seihon.domain.Outcome;
import seihon.domain.Refusal;

/// What a pushed commit changes against the commit of `main` it was made on, file by file: texts at
/// allowed places only. Everything that is wrong is collected, so that one push shows it all.
final class PushedTree {

    static final int MOST_FILES = 1_000;
    private static final int MOST_PROBLEMS = 20;

    private final ObjectReader reader;
    private final List<FileEdit> edits = new ArrayList<>();
    private final List<Refusal> problems = new ArrayList<>();

    private PushedTree(ObjectReader reader) {
        this.reader = reader;
    }

    static PushedTree read(ObjectReader reader, RevCommit base, RevCommit pushed)
            throws IOException {
        var tree = new PushedTree(reader);
        try (var walk = new TreeWalk(reader)) {
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            walk.addTree(base.getTree());
            walk.addTree(pushed.getTree());
            while (walk.next() && tree.hasRoom()) {
                if (!tree.wasSealed(
                        walk.getPathString(), walk.getFileMode(0), walk.getObjectId(0))) {
                    tree.take(walk.getPathString(), walk.getFileMode(1), walk.getObjectId(1));
                }
            }
        }
        return tree;
    }

    List<FileEdit> edits() {
        return List.copyOf(edits);
    }

    /// Why the push cannot be taken; empty when it can.
    List<Refusal> problems() {
        return List.copyOf(problems);
    }

    private boolean hasRoom() {
        if (edits.size() > MOST_FILES) {
            problems.add(Refusal.of("docs.git.files-too-many", MOST_FILES));
        }
        return edits.size() <= MOST_FILES && problems.size() < MOST_PROBLEMS;
    }

    /// A sealed document is changed and removed on its page only: its body is not in Git.
    private boolean wasSealed(String path, FileMode mode, ObjectId blob) throws IOException {
        if (mode.equals(FileMode.TYPE_MISSING) || DocPath.whyNot(path).isPresent()) {
            return false;
        }
        var text = new String(bytes(blob), StandardCharsets.UTF_8);
        var sealed = SealedText.inGit(new DocPath(path), text).isPresent();
        if (sealed) {
            problems.add(Refusal.of("docs.git.sealed", path));
        }
        return sealed;
    }

    private byte[] bytes(ObjectId blob) throws IOException {
        return reader.open(blob, Constants.OBJ_BLOB).getBytes();
    }

    private void take(String path, FileMode mode, ObjectId blob) throws IOException {
        var wrongPath = DocPath.whyNot(path);
        if (wrongPath.isPresent()) {
            problems.add(wrongPath.get());
        } else if (new DocPath(path).isFlow()) {
            problems.add(Refusal.of("docs.git.flow-in-main", path));
        } else if (mode.equals(FileMode.TYPE_MISSING)) {
            edits.add(FileEdit.delete(new DocPath(path)));
        } else if (mode.equals(FileMode.TYPE_SYMLINK)) {
            problems.add(Refusal.of("docs.git.symlink", path));
        } else if (mode.equals(FileMode.TYPE_GITLINK)) {
            problems.add(Refusal.of("docs.git.submodule", path));
        } else if (mode.equals(FileMode.EXECUTABLE_FILE.getBits())) {
            problems.add(Refusal.of("docs.git.executable", path));
        } else {
            takeText(new DocPath(path), blob);
        }
    }

    private void takeText(DocPath path, ObjectId blob) throws IOException {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var text = decoder.decode(ByteBuffer.wrap(bytes(blob))).toString();
            if (SealedText.read(path, text) instanceof Outcome.Done<Optional<SealedText>>(var found)
                    && found.isEmpty()) {
                edits.add(FileEdit.write(path, text));
            } else {
                problems.add(Refusal.of("docs.git.sealed", path.value()));
            }
        } catch (CharacterCodingException noText) {
            problems.add(Refusal.of("docs.git.not-text", path.value()));
        }
    }
}
