package seihon.docs.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.docs.bench.BenchDatabase;
import seihon.docs.bench.BenchReport;

/// 10,000 one-document commits, each durable before the next: rows against JGit's files and git's
/// plumbing, both told to fsync, in interleaved rounds on the same machine.
@Tag("bench")
class CommitBench {

    private static final int ROUNDS = 5;
    private static final int ROWS_EACH =
            Integer.getInteger("seihon.bench.commits", 10_000) / ROUNDS;
    private static final int FILES_EACH = 200;
    private static final int PLUMBING_EACH = 40;
    private static final PersonIdent SATO =
            new PersonIdent("sato", "sato@aozora.invalid", GitRoom.MORNING, ZoneOffset.UTC);

    private final BenchDocuments documents = new BenchDocuments();

    @Test
    void oneDocumentCommits(@TempDir Path folder) throws Exception {
        try (var database = BenchDatabase.start(folder.resolve("database"));
                var room = GitRoom.on(database.access().dataSource());
                var files = new Files(folder.resolve("files.git"), documents)) {
            documents.provision(room);
            var plumbing = new Plumbing(folder.resolve("plumbing"), documents);
            var rows = new double[ROUNDS];
            var byFiles = new double[ROUNDS];
            var byPlumbing = new double[ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                rows[round] = millisEach(ROWS_EACH, number -> documents.commit(room, number));
                byFiles[round] = millisEach(FILES_EACH, files::commit);
                byPlumbing[round] = millisEach(PLUMBING_EACH, plumbing::commit);
            }
            report(rows, byFiles, byPlumbing);
        }
    }

    private static void report(double[] rows, double[] files, double[] plumbing)
            throws IOException {
        var ours = BenchReport.median(rows);
        BenchReport.write(
                "docs-1-commits",
                List.of(
                        "## One-document commits, durable, 2,000 documents (%,d by rows, medians of %d rounds)"
                                .formatted(ROUNDS * ROWS_EACH, ROUNDS),
                        "",
                        "| | ms a commit | times rows | target |",
                        "|---|---|---|---|",
                        "| rows in PostgreSQL | %.2f | 1 | |".formatted(ours),
                        "| JGit files, fsync | %.2f | %.1f | at least 3 |"
                                .formatted(
                                        BenchReport.median(files),
                                        BenchReport.median(files) / ours),
                        "| git plumbing, fsync | %.2f | %.1f | at least 10 |"
                                .formatted(
                                        BenchReport.median(plumbing),
                                        BenchReport.median(plumbing) / ours),
                        "",
                        "Rows, first and last round: %.2f and %.2f ms."
                                .formatted(rows[0], rows[ROUNDS - 1])));
    }

    private interface Step {
        void commit(int number) throws Exception;
    }

    private static double millisEach(int count, Step step) throws Exception {
        var started = System.nanoTime();
        for (var i = 0; i < count; i++) {
            step.commit(i);
        }
        return (System.nanoTime() - started) / 1e6 / count;
    }

    /// JGit on a bare repository, the index kept in memory between commits.
    private static final class Files implements AutoCloseable {

        private final Repository repository;
        private final DirCache index = DirCache.newInCore();
        private final BenchDocuments documents;
        private ObjectId head = ObjectId.zeroId();

        Files(Path folder, BenchDocuments documents) throws IOException {
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

        void commit(int number) throws IOException {
            var document = number % BenchDocuments.COUNT;
            put(BenchDocuments.path(document), documents.text(document, number));
            commit("変更 " + number);
        }

        private void put(String path, String text) throws IOException {
            try (var inserter = repository.newObjectInserter()) {
                var blob =
                        inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
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

    /// The commands a script would use.
    private static final class Plumbing {

        private static final String FSYNC = "core.fsync=all";

        private final Path folder;
        private final BenchDocuments documents;

        Plumbing(Path folder, BenchDocuments documents) throws Exception {
            this.folder = java.nio.file.Files.createDirectories(folder);
            this.documents = documents;
            git("", "init", "--quiet", "--bare", ".");
            var entries = new StringBuilder();
            var blob = git("一\n", "hash-object", "-w", "--stdin");
            for (var document = 0; document < BenchDocuments.COUNT; document++) {
                entries.append("100644 %s\t%s\n".formatted(blob, BenchDocuments.path(document)));
            }
            git(entries.toString(), "update-index", "--index-info");
            var first = git("first", "commit-tree", git("", "write-tree"));
            git("", "update-ref", GitStore.MAIN, first);
        }

        void commit(int number) throws Exception {
            var document = number % BenchDocuments.COUNT;
            var blob = git(documents.text(document, number), "hash-object", "-w", "--stdin");
            git(
                    "100644 %s\t%s\n".formatted(blob, BenchDocuments.path(document)),
                    "update-index",
                    "--index-info");
            var tree = git("", "write-tree");
            var next = git("変更", "commit-tree", tree, "-p", GitStore.MAIN);
            git("", "update-ref", GitStore.MAIN, next);
        }

        private String git(String input, String... arguments) throws Exception {
            var command =
                    new ArrayList<>(
                            List.of(
                                    "git",
                                    "-c",
                                    FSYNC,
                                    "-c",
                                    "user.name=sato",
                                    "-c",
                                    "user.email=sato@aozora.invalid"));
            command.addAll(List.of(arguments));
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git " + List.of(arguments) + " failed");
            }
            return said.strip();
        }
    }
}
