package seihon.docs.provision;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.Check.Line;
import seihon.docs.Check.Verdict;
import seihon.docs.DocPath;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.Provisioning;
import seihon.docs.change.ChangeSet;
import seihon.docs.change.CheckList;
import seihon.docs.flow.NoteReplay;
import seihon.docs.git.GitStore;
import seihon.docs.merge.Decisions;
import seihon.docs.reading.RevisionWriter;
import seihon.docs.sealed.Sealing;
import seihon.domain.Outcome;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;

/// Makes the first commit of `main` and of `flow`. The files pass the same checks as a proposal;
/// nobody approved them, so the decision is called `provision` and is possible only while `main`
/// does not exist.
@Component
class FirstCommit implements Provisioning {

    /// Who made what nobody of the company made.
    private static final PersonId SERVICE = new PersonId("seihon");

    private final Transactions transactions;
    private final GitStore git;
    private final CheckList checks;
    private final Decisions decisions;
    private final Ledger ledger;
    private final RevisionWriter writer;
    private final NoteReplay notes;
    private final Sealing sealing;

    FirstCommit(
            Transactions transactions,
            GitStore git,
            CheckList checks,
            Decisions decisions,
            Ledger ledger,
            RevisionWriter writer,
            NoteReplay notes,
            Sealing sealing) {
        this.transactions = transactions;
        this.git = git;
        this.checks = checks;
        this.decisions = decisions;
        this.ledger = ledger;
        this.writer = writer;
        this.notes = notes;
        this.sealing = sealing;
    }

    @Override
    public Folder read(Path folder) {
        return Folders.read(folder);
    }

    @Override
    public List<Problem> create(
            TenantId tenant, String name, SortedMap<DocPath, String> files, Instant at) {
        return transactions.write(
                tenant,
                () -> {
                    var main = new TreeMap<DocPath, String>();
                    var problems =
                            new ArrayList<>(
                                    sealed(tenant, only(files, path -> !path.isFlow()), at, main));
                    if (problems.isEmpty()) {
                        problems.addAll(problems(tenant, main));
                    }
                    if (problems.isEmpty()) {
                        git.create(tenant, name, at);
                        git.lock(tenant);
                        main(tenant, main, at);
                        flow(tenant, only(files, DocPath::isFlow), at);
                    }
                    if (!problems.isEmpty()) {
                        transactions.rollBackOnly();
                    }
                    return problems;
                });
    }

    /// Puts the files as Git holds them into `main`: bodies of sealed ones are kept elsewhere.
    private List<Problem> sealed(
            TenantId tenant,
            SortedMap<DocPath, String> files,
            Instant at,
            SortedMap<DocPath, String> main) {
        var problems = new ArrayList<Problem>();
        files.forEach((path, text) -> {
            switch (sealing.provisioned(tenant, path, text, SERVICE, at)) {
                case Outcome.Done<String>(var held) -> main.put(path, held);
                case Outcome.Refused<String>(var why) -> problems.add(new Problem(path, 0, 0, why));
            }
        });
        return problems;
    }

    private List<Problem> problems(TenantId tenant, SortedMap<DocPath, String> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        var changed =
                files.entrySet().stream()
                        .map(file ->
                                new ProposedChange.FileChange(
                                        file.getKey(),
                                        Optional.empty(),
                                        Optional.of(file.getValue())))
                        .toList();
        var change = new ProposedChange(0, SERVICE, "", changed, new Texts(files));
        var problems = new ArrayList<Problem>();
        for (var line : checks.look(tenant, change, List.of())) {
            if (line.verdict() == Verdict.FAILED) {
                problems.addAll(details(line, files.firstKey()));
            }
        }
        return problems;
    }

    private static List<Problem> details(Line line, DocPath first) {
        return line.details().isEmpty()
                ? List.of(new Problem(first, 0, 0, line.summary()))
                : line.details();
    }

    private void main(TenantId tenant, SortedMap<DocPath, String> files, Instant at) {
        var blobs = blobs(tenant, files);
        var change = ChangeSet.between(new TreeMap<>(), blobs);
        var commit = commit(tenant, change, at);
        var decision =
                new GitStore.Decision(0, change.digest(), "provision", Optional.empty(), commit);
        var reason = new GitStore.Reason(SERVICE.value(), "provision", at);
        if (!git.moveMain(tenant, decision, reason)) {
            throw new IllegalStateException("main exists; provisioning comes first or not at all");
        }
        var entry =
                ledger.append(
                        tenant,
                        NewEntry.decision(
                                RevisionWriter.SOURCE,
                                "provision",
                                decisions.provision(tenant, change, commit),
                                SERVICE.value(),
                                commit.name()),
                        at);
        var changed =
                change.files().stream()
                        .map(file -> new RevisionWriter.Changed(file.path(), file.after()))
                        .toList();
        writer.merged(
                tenant, new RevisionWriter.Merge(commit, changed, Optional.empty(), at, entry));
    }

    private void flow(TenantId tenant, SortedMap<DocPath, String> files, Instant at) {
        var commit = commit(tenant, ChangeSet.between(new TreeMap<>(), blobs(tenant, files)), at);
        var reason = new GitStore.Reason(SERVICE.value(), "provision", at);
        if (!git.move(tenant, GitStore.FLOW, Optional.empty(), commit, reason)) {
            throw new IllegalStateException("flow exists; provisioning comes first or not at all");
        }
        notes.replay(tenant);
    }

    private ObjectId commit(TenantId tenant, ChangeSet change, Instant at) {
        return git.commit(
                tenant,
                new GitStore.NewCommit(
                        List.of(),
                        change.blobs(),
                        SERVICE.value(),
                        SERVICE.value() + "@tenant.invalid",
                        at,
                        "Provision\n"));
    }

    private SortedMap<DocPath, ObjectId> blobs(TenantId tenant, SortedMap<DocPath, String> files) {
        var blobs = new TreeMap<DocPath, ObjectId>();
        files.forEach((path, text) ->
                blobs.put(path, git.writeBlob(tenant, text.getBytes(StandardCharsets.UTF_8))));
        return blobs;
    }

    private static SortedMap<DocPath, String> only(
            SortedMap<DocPath, String> files, Predicate<DocPath> wanted) {
        var some = new TreeMap<DocPath, String>();
        files.forEach((path, text) -> {
            if (wanted.test(path)) {
                some.put(path, text);
            }
        });
        return some;
    }

    private record Texts(SortedMap<DocPath, String> files) implements ProposedChange.Tree {

        @Override
        public List<DocPath> paths() {
            return List.copyOf(files.keySet());
        }

        @Override
        public Optional<String> text(DocPath path) {
            return Optional.ofNullable(files.get(path));
        }
    }
}
