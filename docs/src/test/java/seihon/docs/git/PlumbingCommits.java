package seihon.docs.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A peer: the commands that a script would use on a bare repository, told to fsync.
public final class PlumbingCommits {

    private static final List<String> GIT =
            List.of(
                    "git",
                    "-c",
                    "core.fsync=all",
                    "-c",
                    "user.name=sato",
                    "-c",
                    "user.email=sato@aozora.invalid");

    private final Path folder;
    private final BenchDocuments documents;
    private int number;

    public PlumbingCommits(Path folder, BenchDocuments documents) throws Exception {
        this.folder = Files.createDirectories(folder);
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

    /// That many one-document commits, each durable before the next.
    public void commit(int count) throws Exception {
        for (var i = 0; i < count; i++) {
            var document = number % BenchDocuments.COUNT;
            var blob = git(documents.text(document, number), "hash-object", "-w", "--stdin");
            git(
                    "100644 %s\t%s\n".formatted(blob, BenchDocuments.path(document)),
                    "update-index",
                    "--index-info");
            var tree = git("", "write-tree");
            var next = git("変更 " + number, "commit-tree", tree, "-p", GitStore.MAIN);
            git("", "update-ref", GitStore.MAIN, next);
            number++;
        }
    }

    private String git(String input, String... arguments) throws Exception {
        var command = new ArrayList<>(GIT);
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
