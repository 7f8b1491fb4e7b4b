package seihon.docs.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.docs.bench.BenchDatabase;
import seihon.docs.bench.BenchReport;
import seihon.docs.git.BenchDocuments;

/// `git clone` of a company after 10,000 commits: rows against the same repository in files, served
/// by JGit over HTTP from the same JVM, in interleaved rounds.
@Tag("bench")
class CloneBench {

    private static final int ROUNDS = 5;
    private static final int COMMITS = Integer.getInteger("seihon.bench.commits", 10_000);

    @Test
    void clonesOfTenThousandCommits(@TempDir Path folder) throws Exception {
        try (var database = BenchDatabase.start(folder.resolve("database"));
                var server = GitServer.start(database.access())) {
            var documents = new BenchDocuments();
            documents.provision(server.room());
            for (var number = 0; number < COMMITS; number++) {
                documents.commit(server.room(), number);
            }
            var client = new GitClient(folder);
            client.git("clone", "--quiet", "--bare", server.address("sato"), "files.git")
                    .mustSucceed();
            var files = serve(folder.resolve("files.git"));
            measure(client, server.address("sato"), address(files));
            files.stop();
        }
    }

    private static void measure(GitClient client, String rowsAddress, String filesAddress)
            throws IOException {
        var rows = new double[ROUNDS];
        var files = new double[ROUNDS];
        var partial = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            rows[round] = seconds(client, "rows" + round, rowsAddress);
            files[round] = seconds(client, "files" + round, filesAddress);
            partial[round] = seconds(client, "partial" + round, rowsAddress, "--filter=blob:none");
        }
        BenchReport.write(
                "docs-2-clone",
                List.of(
                        "## git clone of %,d commits, 2,000 documents (medians of %d rounds)"
                                .formatted(COMMITS, ROUNDS),
                        "",
                        "| | s | times files | target |",
                        "|---|---|---|---|",
                        "| rows in PostgreSQL | %.2f | %.2f | at most 1.5 |"
                                .formatted(
                                        BenchReport.median(rows),
                                        BenchReport.median(rows) / BenchReport.median(files)),
                        "| rows, --filter=blob:none | %.2f | %.2f | |"
                                .formatted(
                                        BenchReport.median(partial),
                                        BenchReport.median(partial) / BenchReport.median(files)),
                        "| JGit files over HTTP | %.2f | 1 | |"
                                .formatted(BenchReport.median(files)),
                        "",
                        "Rows, first clone (nothing cached): %.2f s.".formatted(rows[0])));
    }

    private static double seconds(
            GitClient client, String name, String address, String... options) {
        var arguments = new java.util.ArrayList<>(List.of("clone", "--quiet"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(address, name));
        var started = System.nanoTime();
        client.git(arguments.toArray(String[]::new)).mustSucceed();
        return (System.nanoTime() - started) / 1e9;
    }

    private static Tomcat serve(Path repository) throws Exception {
        var servlet = new GitServlet();
        servlet.setRepositoryResolver((_, _) -> {
            try {
                return FileRepositoryBuilder.create(repository.toFile());
            } catch (IOException fault) {
                throw new org.eclipse.jgit.errors.RepositoryNotFoundException(
                        repository.toFile(), fault);
            }
        });
        var tomcat = new Tomcat();
        var base = Files.createTempDirectory("files-server").toString();
        tomcat.setBaseDir(base);
        tomcat.setPort(0);
        var context = tomcat.addContext("", base);
        Tomcat.addServlet(context, "git", servlet);
        context.addServletMappingDecoded("/git/*", "git");
        tomcat.getConnector();
        tomcat.start();
        return tomcat;
    }

    private static String address(Tomcat tomcat) {
        return "http://localhost:" + tomcat.getConnector().getLocalPort() + "/git/files.git";
    }
}
