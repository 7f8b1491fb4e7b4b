package seihon.docs.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.Check.Line;
import seihon.docs.Check.Verdict;
import seihon.docs.DocPath;
import seihon.docs.Proposals.State;
import seihon.docs.ProposedChange;
import seihon.docs.git.GitStore;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Judges a proposal against `main` as it stands in the running transaction: behind or not, checks
/// on the combined tree, requirements of the policy on `main`. Nothing of it is stored, so nothing
/// of it can be stale; the merge asks again with the merge lock held.
@Component
public class Judgement {

    private final GitStore git;
    private final CheckList checks;
    private final Demands demands;
    private final DocKinds kinds;
    private final List<DatedCheck> dated;

    Judgement(
            GitStore git,
            CheckList checks,
            Demands demands,
            DocKinds kinds,
            List<DatedCheck> dated) {
        this.git = git;
        this.checks = checks;
        this.demands = demands;
        this.kinds = kinds;
        this.dated = List.copyOf(dated);
    }

    public Judged judge(TenantId tenant, CaseFile file, Instant at) {
        return judge(tenant, List.of(file), at).getFirst();
    }

    /// The same for several at once: what they share is asked for once.
    public List<Judged> judge(TenantId tenant, List<CaseFile> files, Instant at) {
        if (files.stream().noneMatch(file -> file.proposal().isUnfinished())) {
            return files.stream().map(file -> finished(tenant, file)).toList();
        }
        var bench = demands.at(tenant, at);
        return files.stream()
                .map(file ->
                        file.proposal().isUnfinished()
                                ? unfinished(tenant, file, bench)
                                : finished(tenant, file))
                .toList();
    }

    /// What is left to say of a merged or withdrawn proposal: who approved is in its steps.
    private Judged finished(TenantId tenant, CaseFile file) {
        var base = git.files(tenant, file.revision().base());
        return new Judged(
                file,
                Optional.empty(),
                change(tenant, file, file.change().onto(base)),
                List.of(),
                List.of(),
                new Demanded(List.of(), "", Optional.empty(), false),
                file.proposal().stage() == Proposal.Stage.MERGED ? State.MERGED : State.WITHDRAWN);
    }

    private Judged unfinished(TenantId tenant, CaseFile file, Demands.Bench bench) {
        var at = bench.at();
        var main = git.ref(tenant, GitStore.MAIN);
        SortedMap<DocPath, ObjectId> tree =
                main.map(commit -> git.files(tenant, commit)).orElseGet(TreeMap::new);
        var overtaken = file.change().overtaken(tree);
        var change = change(tenant, file, file.change().onto(tree));
        var demanded = bench.of(file, change);
        var lines = new ArrayList<>(checks.look(tenant, change, kinds.of(change)));
        dated.forEach(check -> lines.add(check.look(tenant, change, at)));
        lines.add(conflictFree(overtaken));
        lines.add(policy(demanded));
        var sorted = CheckList.sorted(lines);
        return new Judged(
                file,
                main,
                change,
                overtaken,
                sorted,
                demanded,
                state(file, overtaken, sorted, demanded, at));
    }

    /// What the proposal would do to `main` as it now is.
    public ProposedChange change(TenantId tenant, CaseFile file) {
        SortedMap<DocPath, ObjectId> tree =
                git.ref(tenant, GitStore.MAIN)
                        .map(commit -> git.files(tenant, commit))
                        .orElseGet(TreeMap::new);
        return change(tenant, file, file.change().onto(tree));
    }

    private ProposedChange change(
            TenantId tenant, CaseFile file, SortedMap<DocPath, ObjectId> tree) {
        var files =
                file.change().files().stream()
                        .map(f ->
                                new ProposedChange.FileChange(
                                        f.path(),
                                        f.before().map(blob -> git.text(tenant, blob)),
                                        f.after().map(blob -> git.text(tenant, blob))))
                        .toList();
        return new ProposedChange(
                file.number(),
                file.proposal().author(),
                file.digest(),
                files,
                new FileTree(git, tenant, tree));
    }

    private static State state(
            CaseFile file,
            List<DocPath> overtaken,
            List<Line> lines,
            Demanded demanded,
            Instant at) {
        if (file.proposal().isExpired(at)) {
            return State.EXPIRED;
        }
        if (file.proposal().stage() == Proposal.Stage.RETURNED) {
            return State.RETURNED;
        }
        var failed = lines.stream().anyMatch(line -> line.verdict() == Verdict.FAILED);
        return overtaken.isEmpty() && !failed && demanded.isMet() ? State.APPROVED : State.OPEN;
    }

    private static Line conflictFree(List<DocPath> overtaken) {
        return overtaken.isEmpty()
                ? new Line(
                        "conflict-free",
                        Verdict.PASSED,
                        Refusal.of("docs.check.conflict-free.passed"),
                        List.of())
                : new Line(
                        "conflict-free",
                        Verdict.FAILED,
                        Refusal.of("docs.check.conflict-free.failed", Paths.listed(overtaken)),
                        List.of());
    }

    /// Missing approvals are no failure of the change: the line waits with the requirements and
    /// fails only when nobody could meet them.
    private static Line policy(Demanded demanded) {
        var impossible =
                demanded.requirements().stream()
                        .flatMap(requirement -> requirement.unsatisfiable().stream())
                        .findFirst();
        if (impossible.isPresent()) {
            return new Line("policy", Verdict.FAILED, impossible.get(), List.of());
        }
        return demanded.isMet()
                ? new Line(
                        "policy", Verdict.PASSED, Refusal.of("docs.check.policy.passed"), List.of())
                : new Line(
                        "policy",
                        Verdict.NOT_APPLICABLE,
                        Refusal.of("docs.check.policy.waiting", demanded.missing()),
                        List.of());
    }
}
