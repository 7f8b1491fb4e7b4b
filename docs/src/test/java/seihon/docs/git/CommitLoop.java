package seihon.docs.git;

import static seihon.docs.git.GitRoom.AOZORA;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import seihon.db.DatabaseAccess;
import seihon.docs.DocPath;

/// A process of its own that merges one document after another into `main` and says so, line by
/// line, once each is committed. Arguments: database address, role, password, its name, how many.
public final class CommitLoop {

    public static final String ACKNOWLEDGED = "merged ";

    private static final int MOST_TRIES = 1_000;

    private CommitLoop() {}

    public static void main(String[] arguments) {
        var config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setPassword(arguments[2]);
        config.setMaximumPoolSize(2);
        var name = arguments[3];
        var count = Integer.parseInt(arguments[4]);
        try (var source = new HikariDataSource(config);
                var room = GitRoom.on(source)) {
            for (var i = 1; i <= count; i++) {
                var acknowledged = merge(room, name, i);
                System.out.println(ACKNOWLEDGED + acknowledged.name() + " " + name + " " + i);
            }
        }
    }

    /// Tries again from the new head when another process was first.
    private static ObjectId merge(GitRoom room, String name, int number) {
        for (var i = 0; i < MOST_TRIES; i++) {
            var merged = room.transactions().write(AOZORA, () -> attempt(room, name, number));
            if (merged.isPresent()) {
                return merged.get();
            }
        }
        throw new IllegalStateException("never got through");
    }

    private static Optional<ObjectId> attempt(GitRoom room, String name, int number) {
        var git = room.git();
        var head = git.ref(AOZORA, GitStore.MAIN).orElseThrow();
        var text = (name + " " + number + "\n").getBytes(StandardCharsets.UTF_8);
        var path = new DocPath("Stock/handbook/" + name + ".md");
        var next =
                git.commit(
                        AOZORA,
                        new GitStore.NewCommit(
                                List.of(head),
                                Map.of(path, Optional.of(git.writeBlob(AOZORA, text))),
                                name,
                                name + "@aozora.invalid",
                                GitRoom.MORNING,
                                name + " " + number));
        var proposal = (name.hashCode() & 0xFFFL) * 1_000_000 + number;
        var moved = room.moveMain(GitRoom.decision(proposal, Optional.of(head), next));
        if (!moved) {
            room.transactions().rollBackOnly();
        }
        return moved ? Optional.of(next) : Optional.empty();
    }

    /// Starts the loop in a JVM of its own; what it says goes to the file, which outlives it.
    public static Process start(DatabaseAccess database, String name, int count, Path said)
            throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommitLoop.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        name,
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(said.toFile())
                .start();
    }
}
