package seihon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.Provisioning;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Replay;
import seihon.testkit.TestHouse;

/// A company with mappings on `main`, and short ways to bring facts in and look at them.
public final class TestCompany {

    /// Real data beside the repository; not everybody has it.
    public static final Path SHARED = Path.of("../../shared/data");

    private static final AtomicInteger NUMBER = new AtomicInteger(7_100);
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
            Facts facts,
            Replay replay,
            Transactions transactions) {

        /// `files` are paths and texts in turn.
        public TestCompany company(String... files) {
            var documents = new TreeMap<DocPath, String>();
            for (var i = 0; i < files.length; i += 2) {
                documents.put(new DocPath(files[i]), files[i + 1]);
            }
            return provisioned(documents);
        }

        /// With all documents of these folders of the shared data.
        public TestCompany sharing(String... folders) {
            var documents = new TreeMap<DocPath, String>();
            for (var folder : folders) {
                provisioning
                        .read(SHARED.resolve(folder))
                        .files()
                        .forEach((path, text) -> {
                            if (!path.value().contains("/revenue/")) {
                                documents.put(path, text);
                            }
                        });
            }
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

    public Instant next() {
        now = now.plus(Duration.ofMinutes(1));
        return now;
    }

    public Imports.Import imports(String mapping, String text) {
        return ended(receive(Upload.of("mapping", mapping), bytes(text)));
    }

    public Imports.Import imports(String mapping, byte[] bytes) {
        return ended(receive(Upload.of("mapping", mapping), new ByteArrayInputStream(bytes)));
    }

    public Imports.Import importsMaster(String reference, String text) {
        return ended(receive(Upload.of("reference", reference), bytes(text)));
    }

    public Imports.Import importsFile(String kind, String target, String file) {
        try (var in = Files.newInputStream(SHARED.resolve(file))) {
            return ended(receive(Upload.of(kind, target), in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Upload(String kind, String target) {
        static Upload of(String kind, String target) {
            return new Upload(kind, target);
        }
    }

    private UUID receive(Upload to, InputStream bytes) {
        var upload = new Imports.Upload(to.kind, to.target, "file.csv", Map.of(), bytes);
        return done(doors.imports().receive(person("ishii"), upload, next()));
    }

    public static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Waits until it ended.
    public Imports.Import ended(UUID id) {
        var until = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() < until) {
            var found = doors.imports().find(person("ishii"), id).orElseThrow();
            if (found.state() != Imports.State.QUEUED && found.state() != Imports.State.RUNNING) {
                return found;
            }
            Thread.onSpinWait();
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

    public void takesBack(UUID id, String reason) {
        done(doors.imports().takeBack(person("ishii"), id, reason, next()));
    }

    /// Facts that hold now, in the order in which they became known.
    public List<Fact> facts() {
        doors.replay().catchUp(tenant);
        return doors.transactions().read(tenant, this::holding);
    }

    private List<Fact> holding() {
        var facts = doors.facts();
        var known = new LinkedHashMap<Fact.Id, Fact>();
        var span = new Facts.Span(0, Long.MAX_VALUE);
        facts.stream(tenant, facts.generation(tenant), span, news -> take(known, news));
        return List.copyOf(known.values());
    }

    private static void take(Map<Fact.Id, Fact> known, Facts.News news) {
        switch (news) {
            case Facts.News.Known(var fact, _) -> known.put(fact.id(), fact);
            case Facts.News.Ended(var fact, _) -> known.remove(fact.id());
        }
    }

    /// Proposes, approves and merges these documents.
    public void decides(String... files) {
        var edits = new ArrayList<FileEdit>();
        for (var i = 0; i < files.length; i += 2) {
            edits.add(FileEdit.write(new DocPath(files[i]), files[i + 1]));
        }
        var draft = new Proposals.Draft("直す", "読めない行があるためです。", edits, java.util.Set.of());
        var opened = done(doors.proposals().open(person("ishii"), draft, next()));
        var number = opened.number();
        done(doors.proposals().approve(person("sato"), number, opened.digest(), "", next()));
        done(doors.proposals().merge(person("sato"), number, next()));
    }

    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw new AssertionError("refused: " + why);
        };
    }
}
