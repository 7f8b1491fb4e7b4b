package seihon.docs.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.git.GitStore;
import seihon.domain.EntryNo;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.testkit.TestHouse;

/// A company whose `main` moves as merges move it, without the proposals around them: one commit,
/// one ledger entry and the read models in one transaction. One hour passes between two merges.
public final class Bookshelf {

    private static final AtomicInteger NUMBER = new AtomicInteger(4_400);

    public final TenantId tenant = new TenantId(NUMBER.incrementAndGet());
    private final Doors doors;
    private Optional<ObjectId> head = Optional.empty();
    private Instant now = TestHouse.START.minus(Duration.ofDays(30));
    private long merges;

    private Bookshelf(Doors doors) {
        this.doors = doors;
    }

    @Component
    public record Doors(
            GitStore git, Ledger ledger, RevisionWriter writer, Transactions transactions) {

        public Bookshelf empty() {
            var shelf = new Bookshelf(this);
            transactions.run(
                    shelf.tenant, () -> git.create(shelf.tenant, "s" + shelf.tenant, shelf.now));
            return shelf;
        }
    }

    /// A file's new text; an empty text takes it away.
    public record Put(String path, String text) {}

    public static Put put(String path, String text) {
        return new Put(path, text);
    }

    /// A guide in Markdown with this id and body.
    public static Put guide(String path, String id, String title, String body) {
        return put(
                path,
                """
                ---
                kind: guide
                id: %s
                title: {ja: %s, en: About %s}
                owner: person:ishii
                ---
                %s
                """
                        .formatted(id, title, id, body));
    }

    public EntryNo merge(Put... puts) {
        now = now.plus(Duration.ofHours(1));
        return doors.transactions().write(tenant, () -> merged(puts));
    }

    private EntryNo merged(Put... puts) {
        var git = doors.git();
        git.lock(tenant);
        var blobs = new LinkedHashMap<DocPath, Optional<ObjectId>>();
        for (var put : puts) {
            blobs.put(new DocPath(put.path()), blob(put.text()));
        }
        List<RevisionWriter.Changed> changed = new ArrayList<>();
        blobs.forEach((path, blob) -> changed.add(new RevisionWriter.Changed(path, blob)));
        var commit =
                git.commit(
                        tenant,
                        new GitStore.NewCommit(
                                head.stream().toList(),
                                blobs,
                                "sato",
                                "sato@tenant.invalid",
                                now,
                                "merge " + merges));
        move(commit);
        var proposal = merges == 0 ? Optional.<Long>empty() : Optional.of(merges);
        var entry = doors.ledger().append(tenant, decision(commit, proposal), now);
        doors.writer()
                .merged(tenant, new RevisionWriter.Merge(commit, changed, proposal, now, entry));
        head = Optional.of(commit);
        merges++;
        return entry;
    }

    private Optional<ObjectId> blob(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        doors.git()
                                .writeBlob(
                                        tenant,
                                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private void move(ObjectId commit) {
        var decision =
                new GitStore.Decision(
                        merges,
                        "digest-" + merges,
                        head.isEmpty() ? "provision" : "merge",
                        head,
                        commit);
        var reason = new GitStore.Reason("sato", "merge", now);
        if (!doors.git().moveMain(tenant, decision, reason)) {
            throw new IllegalStateException("main stands elsewhere");
        }
    }

    private NewEntry decision(ObjectId commit, Optional<Long> proposal) {
        var number = proposal.map(n -> ", \"proposal\": " + n).orElse("");
        return NewEntry.decision(
                RevisionWriter.SOURCE,
                "merge-" + merges,
                "{\"commit\": \"" + commit.name() + "\"" + number + "}",
                "sato",
                commit.name());
    }

    public <T> T read(java.util.function.Supplier<T> work) {
        return doors.transactions().read(tenant, work);
    }

    public Instant now() {
        return now;
    }

    public Person sato() {
        return person("sato", false);
    }

    public Person guest() {
        return person("guest", true);
    }

    private Person person(String id, boolean guest) {
        return new Person(
                tenant,
                new PersonId(id),
                id,
                Set.of(),
                guest,
                Locale.JAPANESE,
                ZoneId.of("Asia/Tokyo"));
    }
}
