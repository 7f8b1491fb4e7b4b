package seihon.docs.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// A peer: JGit on a bare repository that is told to fsync, its index kept in memory between
/// commits.
public final class FileCommits implements AutoCloseable {

    private static final PersonIdent SATO =
            new PersonIdent("sato", "sato@aozora.invalid", GitRoom.MORNING, ZoneOffset.UTC);

    private final Repository repository;
    private final DirCache index = DirCache.newInCore();
    private final BenchDocuments documents;
    private ObjectId head = ObjectId.zeroId();
    private int number;

    public FileCommits(Path folder, BenchDocuments documents) throws IOException {
        this.documents = documents;
        this.repository = FileRepositoryBuilder.create(folder.toFile());
        repository.create(true);
        var config = repository.getConfig();
        config.setBoolean("core", null, "fsyncObjectFiles", true);
        config.setBoolean("core", null, "fsyncRefFiles", true);
        config.save();
        for (var document : documents.all().entrySet()) {
            put(document.getKey(), document.getValue());
        }
        commit("first");
    }

    /// That many one-document commits, each durable before the next.
    public void commit(int count) throws IOException {
        for (var i = 0; i < count; i++) {
            var document = number % BenchDocuments.COUNT;
            put(BenchDocuments.path(document), documents.text(document, number));
            commit("変更 " + number);
            number++;
        }
    }

    private void put(String path, String text) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var blob = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            var editor = index.editor();
            editor.add(
                    new DirCacheEditor.PathEdit(path) {
                        @Override
                        public void apply(DirCacheEntry entry) {
                            entry.setFileMode(FileMode.REGULAR_FILE);
                            entry.setObjectId(blob);
                        }
                    });
            editor.finish();
        }
    }

    private void commit(String message) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            if (!head.equals(ObjectId.zeroId())) {
                commit.setParentId(head);
            }
            commit.setAuthor(SATO);
            commit.setCommitter(SATO);
            commit.setMessage(message);
            var next = inserter.insert(commit);
            inserter.flush();
            var update = repository.updateRef(GitStore.MAIN);
            update.setNewObjectId(next);
            update.setRefLogIdent(SATO);
            if (update.update() == RefUpdate.Result.LOCK_FAILURE) {
                throw new IllegalStateException("nobody else moves it");
            }
            head = next;
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
