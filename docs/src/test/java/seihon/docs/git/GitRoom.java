package seihon.docs.git;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import seihon.docs.DocPath;
import seihon.domain.Ids;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.testkit.TestDatabase;

/// This room alone on a database: the Git rows and the transactions, without the rest of the house.
public final class GitRoom implements AutoCloseable {

    public static final TenantId AOZORA = new TenantId(1);
    public static final Instant MORNING = Instant.parse("2026-11-24T01:00:00Z");

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    private GitRoom(DataSource source, Consumer<AnnotationConfigApplicationContext> more) {
        context.registerBean("dataSource", DataSource.class, () -> source);
        context.registerBean(
                "transactionManager",
                JdbcTransactionManager.class,
                () -> new JdbcTransactionManager(source));
        context.registerBean("jdbcClient", JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(
                "ids",
                Ids.class,
                () -> new Ids(Clock.systemUTC(), RandomGenerator.of("L64X128MixRandom")));
        context.scan("seihon.ledger.tenancy", "seihon.docs.git");
        more.accept(context);
        context.refresh();
    }

    /// On a database of its own.
    public static GitRoom fresh() {
        return on(TestDatabase.fresh().dataSource());
    }

    public static GitRoom on(DataSource source) {
        return new GitRoom(source, _ -> {});
    }

    /// With further rooms or stand-ins in the same context.
    public static GitRoom with(
            DataSource source, Consumer<AnnotationConfigApplicationContext> more) {
        return new GitRoom(source, more);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public GitStore git() {
        return context.getBean(GitStore.class);
    }

    public Transactions transactions() {
        return context.getBean(Transactions.class);
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    /// Aozora's repository with these texts as the provisioned first commit.
    public ObjectId provision(Map<String, String> texts) {
        return transactions()
                .write(
                        AOZORA,
                        () -> {
                            git().create(AOZORA, "aozora", MORNING);
                            var first = commit(List.of(), texts, "provision");
                            if (!moveMain(decision(0, Optional.empty(), first))) {
                                throw new IllegalStateException("provisioned before");
                            }
                            return first;
                        });
    }

    /// A commit of exactly these texts, inside the running transaction.
    public ObjectId commit(List<ObjectId> parents, Map<String, String> texts, String message) {
        var changes = new HashMap<DocPath, Optional<ObjectId>>();
        parents.stream()
                .limit(1)
                .flatMap(first -> git().files(AOZORA, first).keySet().stream())
                .forEach(path -> changes.put(path, Optional.empty()));
        texts.forEach((path, text) ->
                changes.put(
                        new DocPath(path),
                        Optional.of(
                                git().writeBlob(AOZORA, text.getBytes(StandardCharsets.UTF_8)))));
        return git().commit(
                        AOZORA,
                        new GitStore.NewCommit(
                                parents, changes, "sato", "sato@aozora.invalid", MORNING, message));
    }

    /// Merges these texts as proposal `number`, in a transaction of its own.
    public ObjectId merge(long number, Map<String, String> texts) {
        return transactions()
                .write(
                        AOZORA,
                        () -> {
                            var main = git().ref(AOZORA, GitStore.MAIN).orElseThrow();
                            var next = commit(List.of(main), texts, "proposal " + number);
                            if (!moveMain(decision(number, Optional.of(main), next))) {
                                throw new IllegalStateException("main moved meanwhile");
                            }
                            return next;
                        });
    }

    public boolean moveMain(GitStore.Decision decision) {
        return git().moveMain(AOZORA, decision, reason("merge"));
    }

    public static GitStore.Decision decision(long proposal, Optional<ObjectId> from, ObjectId to) {
        var kind = from.isEmpty() ? "provision" : "merge";
        return new GitStore.Decision(proposal, "digest-" + proposal, kind, from, to);
    }

    public static GitStore.Reason reason(String why) {
        return new GitStore.Reason("sato", why, MORNING);
    }

    public Optional<ObjectId> main() {
        return transactions().read(AOZORA, () -> git().ref(AOZORA, GitStore.MAIN));
    }

    @Override
    public void close() {
        context.close();
    }
}
