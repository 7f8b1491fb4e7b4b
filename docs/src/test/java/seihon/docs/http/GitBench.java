package seihon.docs.http;

import static seihon.testkit.Bench.Target.atLeast;
import static seihon.testkit.Bench.Target.atMost;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.docs.git.BenchDocuments;
import seihon.docs.git.FileCommits;
import seihon.docs.git.PlumbingCommits;
import seihon.testkit.Bench;
import seihon.testkit.Rounds;
import seihon.testkit.TestDatabase;
import seihon.testkit.Times;

/// 10,000 one-document commits on 2,000 documents, each durable before the next, and then clones of
/// what they made: rows against JGit's files and against git itself.
@Tag("bench")
class GitBench {

    private static final int COMMIT_ROUNDS = 25;
    private static final int COMMITS = Bench.size(10_000, 100_000);
    private static final int ROWS_EACH = COMMITS / COMMIT_ROUNDS;
    private static final int FILES_EACH = 20;
    private static final int PLUMBING_EACH = 4;
    private static final int CLONE_ROUNDS = 5;

    private final BenchDocuments documents = new BenchDocuments();

    @Test
    void commitsAndClones(@TempDir Path folder) throws Exception {
        try (var server = GitServer.start(TestDatabase.fresh())) {
            documents.provision(server.room());
            commits(server, folder);
            var client = new GitClient(folder);
            var first = firstClone(client, server);
            client.git("clone", "--quiet", "--bare", server.address("sato"), "files.git")
                    .mustSucceed();
            client.in("files.git")
                    .git("repack", "-a", "-d", "-f", "--write-bitmap-index", "--quiet")
                    .mustSucceed();
            clones(client, server, first);
        }
    }

    private void commits(GitServer server, Path folder) throws Exception {
        try (var files = new FileCommits(folder.resolve("commits.git"), documents)) {
            var plumbing = new PlumbingCommits(folder.resolve("plumbing.git"), documents);
            var result =
                    new Rounds(COMMIT_ROUNDS)
                            .contender("rows", ROWS_EACH, () -> rows(server))
                            .contender("files", FILES_EACH, () -> files.commit(FILES_EACH))
                            .contender(
                                    "plumbing", PLUMBING_EACH, () -> plumbing.commit(PLUMBING_EACH))
                            .run();
            Bench.part(
                            "docs-1-commits",
                            "%,d one-document commits, durable, 2,000 documents".formatted(COMMITS))
                    .row("git plumbing / rows", result.ratio("plumbing", "rows"), atLeast(10, "×"))
                    .row("JGit files / rows", result.ratio("files", "rows"), atLeast(3, "×"))
                    .row("rows in PostgreSQL, a commit", result.times("rows").median(), "ms")
                    .row("JGit files, fsync, a commit", result.times("files").median(), "ms")
                    .row("git plumbing, fsync, a commit", result.times("plumbing").median(), "ms")
                    .note(
                            "Medians of %d rounds; the peers do %d and %d commits a round."
                                    .formatted(COMMIT_ROUNDS, FILES_EACH, PLUMBING_EACH))
                    .write();
        }
    }

    private void rows(GitServer server) {
        for (var i = 0; i < ROWS_EACH; i++) {
            documents.commit(server.room(), i);
        }
    }

    /// By a server that has just started.
    private static Times firstClone(GitClient client, GitServer server) throws Exception {
        return new Rounds(1)
                .contender("rows", 1, () -> clone(client, "first", server.address("sato")))
                .run()
                .times("rows");
    }

    private static void clones(GitClient client, GitServer server, Times first) throws Exception {
        var jgit = serve(client, jgit(client.path("files.git")));
        var backend = serve(client, new HttpBackend(client.path("")));
        var result =
                new Rounds(CLONE_ROUNDS)
                        .contender("rows", 1, () -> clone(client, "a", server.address("sato")))
                        .contender("jgit", 1, () -> clone(client, "b", address(jgit)))
                        .contender("git", 1, () -> clone(client, "c", address(backend)))
                        .contender(
                                "partial",
                                1,
                                () ->
                                        clone(
                                                client,
                                                "d",
                                                server.address("sato"),
                                                "--filter=blob:none"))
                        .run();
        jgit.stop();
        backend.stop();
        var files = result.times("jgit").median();
        Bench.part("docs-2-clone", "git clone of %,d commits, 2,000 documents".formatted(COMMITS))
                .row("rows / JGit files over HTTP", result.ratio("rows", "jgit"), atMost(1.5, "×"))
                .row("rows / git http-backend", result.ratio("rows", "git"), "×")
                .row("first clone of a started server / JGit files", first.median() / files, "×")
                .row("rows --filter=blob:none / JGit files", result.ratio("partial", "jgit"), "×")
                .row("rows in PostgreSQL", result.times("rows").median(), "ms")
                .row("JGit files over HTTP", files, "ms")
                .row("git http-backend", result.times("git").median(), "ms")
                .note("Medians of %d rounds; the files are repacked.".formatted(CLONE_ROUNDS))
                .write();
    }

    private static void clone(GitClient client, String name, String address, String... options)
            throws IOException {
        var arguments = new ArrayList<>(List.of("clone", "--quiet"));
        arguments.addAll(List.of(options));
        var target = Files.createTempDirectory(client.path(""), name).getFileName().toString();
        arguments.addAll(List.of(address, target));
        client.git(arguments.toArray(String[]::new)).mustSucceed();
    }

    private static Servlet jgit(Path repository) {
        var servlet = new GitServlet();
        servlet.setRepositoryResolver((_, _) -> {
            try {
                return FileRepositoryBuilder.create(repository.toFile());
            } catch (IOException fault) {
                throw new org.eclipse.jgit.errors.RepositoryNotFoundException(
                        repository.toFile(), fault);
            }
        });
        return servlet;
    }

    private static Tomcat serve(GitClient client, Servlet servlet) throws Exception {
        var tomcat = new Tomcat();
        var base = Files.createTempDirectory(client.path(""), "server").toString();
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
