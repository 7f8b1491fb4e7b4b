package seihon.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import seihon.connectors.Imports;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.Provisioning;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.Rebuild;
import seihon.ledger.Replay;
import seihon.revenue.FunnelAnswer.Ready;
import seihon.testkit.TestHouse;

/// A company with mappings and stage models on `main`, and short ways to bring facts in and ask.
public final class TestCompany {

    private static final AtomicInteger NUMBER = new AtomicInteger(8_000);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    public final TenantId tenant = new TenantId(NUMBER.incrementAndGet());
    private final Doors doors;
    private Instant now = TestHouse.START;

    private TestCompany(Doors doors) {
        this.doors = doors;
    }

    @Component
    public record Doors(
            Provisioning provisioning,
            Proposals proposals,
            Imports imports,
            Ledger ledger,
            Replay replay,
            Rebuild rebuild,
            Funnel funnel,
            Transactions transactions) {

        /// `files` are paths and texts in turn.
        public TestCompany company(String... files) {
            var documents = new TreeMap<DocPath, String>();
            for (var i = 0; i < files.length; i += 2) {
                documents.put(new DocPath(files[i]), files[i + 1]);
            }
            return provisioned(documents);
        }

        /// With the documents of a folder of the shared data.
        public TestCompany sharing(String folder) {
            var documents = new TreeMap<>(provisioning.read(SharedFolder.file(folder)).files());
            return provisioned(documents);
        }

        private TestCompany provisioned(TreeMap<DocPath, String> documents) {
            var company = new TestCompany(this);
            assertThat(
                            provisioning.create(
                                    company.tenant, "t" + company.tenant, documents, company.now))
                    .isEmpty();
            return company;
        }
    }

    public Person person(String id) {
        return TestPeople.person(tenant, id);
    }

    private Instant next() {
        now = now.plus(Duration.ofMinutes(1));
        return now;
    }

    /// From then on things happen after this moment.
    public void waitsUntil(Instant moment) {
        now = moment;
    }

    public UUID imports(String mapping, String text) {
        return importsText("mapping", mapping, text);
    }

    public UUID importsText(String kind, String target, String text) {
        return received(
                kind, target, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    public UUID importsFile(String kind, String target, String file) {
        try (var in = Files.newInputStream(SharedFolder.file(file))) {
            return received(kind, target, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID received(String kind, String target, InputStream bytes) {
        var upload = new Imports.Upload(kind, target, "file.csv", Map.of(), bytes);
        var id = done(doors.imports.receive(person("ishii"), upload, next()));
        var until = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() < until) {
            var found = doors.imports.find(person("ishii"), id).orElseThrow();
            if (found.state() == Imports.State.DONE) {
                doors.replay.catchUp(tenant);
                return id;
            }
            assertThat(found.state()).isIn(Imports.State.QUEUED, Imports.State.RUNNING);
            pause();
        }
        throw new AssertionError("the import did not end");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What somebody states by hand, as the payload of its entry.
    public void says(String payload) {
        var entry =
                new NewEntry(
                        Entry.Kind.FACT,
                        "manual",
                        UUID.randomUUID().toString(),
                        payload,
                        "sato",
                        Entry.Origin.MANUAL,
                        null);
        doors.transactions.write(tenant, () -> doors.ledger.append(tenant, entry, next()));
        doors.replay.catchUp(tenant);
    }

    public void takesBack(UUID id, String reason) {
        done(doors.imports.takeBack(person("ishii"), id, reason, next()));
        doors.replay.catchUp(tenant);
    }

    public long size() {
        return doors.transactions.read(tenant, () -> doors.ledger.size(tenant));
    }

    public List<Rebuild.Result> rebuilds() {
        return doors.rebuild.all(tenant, (_, _, _) -> {});
    }

    /// Proposes, approves and merges these documents, paths and texts in turn.
    public void decides(String... files) {
        merges(proposes(files).number());
    }

    public Proposals.Standing proposes(String... files) {
        return done(doors.proposals.open(person("ishii"), draft(files), next()));
    }

    public Proposals.Standing revises(long number, String... files) {
        return done(doors.proposals.revise(person("ishii"), number, draft(files), next()));
    }

    public void withdraws(long number) {
        done(doors.proposals.withdraw(person("ishii"), number, "やめます。", next()));
    }

    private static Proposals.Draft draft(String... files) {
        var edits = new ArrayList<FileEdit>();
        for (var i = 0; i < files.length; i += 2) {
            edits.add(FileEdit.write(new DocPath(files[i]), files[i + 1]));
        }
        return new Proposals.Draft("数え方", "数え方を変えるためです。", edits, Set.of());
    }

    /// Approves and merges it, and derives everything by it.
    public void merges(long number) {
        var digest = doors.proposals.find(person("sato"), number, now).orElseThrow().digest();
        done(doors.proposals.approve(person("sato"), number, digest, "", next()));
        done(doors.proposals.merge(person("sato"), number, next()));
        doors.replay.catchUp(tenant);
    }

    /// The rows of an answer that is ready.
    public <R> List<R> rows(Function<Funnel, Outcome<FunnelAnswer<R>>> question) {
        return ready(question).rows();
    }

    public <R> Ready<R> ready(Function<Funnel, Outcome<FunnelAnswer<R>>> question) {
        var answer = doors.transactions.read(tenant, () -> done(question.apply(doors.funnel)));
        if (answer instanceof Ready<R> ready) {
            return ready;
        }
        throw new AssertionError("not ready: " + answer);
    }

    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw new AssertionError("refused: " + why);
        };
    }
}
