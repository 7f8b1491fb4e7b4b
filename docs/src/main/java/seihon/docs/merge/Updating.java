package seihon.docs.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.change.CaseFile;
import seihon.docs.change.ChangeSet;
import seihon.docs.change.ChangedFile;
import seihon.docs.change.Contributor;
import seihon.docs.change.Paths;
import seihon.docs.change.ProposalRevision.Way;
import seihon.docs.git.GitStore;
import seihon.docs.opening.Authoring;
import seihon.docs.opening.DraftRules;
import seihon.docs.opening.Opening;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.TenantId;

/// Brings a proposal that is behind up to date: `main` is merged into it as a new revision. What
/// does not overlap merges by itself and makes nobody a contributor; overlaps are settled by a
/// person, who becomes one. Either way the digest is new and former approvals are outdated.
@Component
public class Updating {

    private final GitStore git;
    private final Authoring authoring;
    private final Opening opening;
    private final ThreeWays threeWays;

    Updating(GitStore git, Authoring authoring, Opening opening, ThreeWays threeWays) {
        this.git = git;
        this.authoring = authoring;
        this.opening = opening;
        this.threeWays = threeWays;
    }

    public Outcome<CaseFile> bringUpToDate(Person me, CaseFile file, Instant at) {
        return update(me, file, new Update(main(me.tenant()), List.of(), Way.UPDATED), at);
    }

    /// What people do about the files that overlap now, or why they cannot.
    public interface Settling extends Function<List<Overlap>, Outcome<List<FileEdit>>> {}

    /// Settles what overlaps with the very commit of `main` that it is merged with.
    public Outcome<CaseFile> settle(Person me, CaseFile file, Settling settling, Instant at) {
        var main = main(me.tenant());
        var overlaps = overlaps(me, file, main);
        return settling.apply(overlaps)
                .then(settled -> {
                    var wanted = settled.stream().map(FileEdit::path).toList();
                    return overlaps.stream().map(Overlap::path).toList().containsAll(wanted)
                            ? update(me, file, new Update(main, settled, Way.SETTLED), at)
                            : Outcome.refused(
                                    "docs.update.nothing-to-settle-invalid", Paths.listed(wanted));
                });
    }

    /// What people must decide, in path order; empty when the update merges by itself.
    public List<Overlap> overlaps(Person me, CaseFile file) {
        return overlaps(me, file, main(me.tenant()));
    }

    private List<Overlap> overlaps(Person me, CaseFile file, ObjectId commit) {
        var main = git.files(me.tenant(), commit);
        var overlaps = new ArrayList<Overlap>();
        for (var path : file.change().overtaken(main)) {
            if (threeWays.merge(me, sides(file, path, main.get(path)))
                    instanceof ThreeWays.Result.Overlapping(var overlap)) {
                overlaps.add(overlap);
            }
        }
        return overlaps;
    }

    private record Update(ObjectId main, List<FileEdit> settled, Way how) {}

    private Outcome<CaseFile> update(Person me, CaseFile file, Update update, Instant at) {
        var closed = UpdateRules.whyClosed(file);
        if (closed.isPresent()) {
            return Outcome.refused(closed.get());
        }
        var main = update.main();
        var overtaken = file.change().overtaken(git.files(me.tenant(), main));
        if (overtaken.isEmpty()) {
            return Outcome.done(file);
        }
        return merged(me, file, main, update.settled(), at)
                .then(change -> written(me, file, new Step(main, change, update.how()), at));
    }

    private Outcome<CaseFile> written(Person me, CaseFile file, Step step, Instant at) {
        if (step.change().isEmpty()) {
            return Outcome.refused("docs.update.nothing-left", file.label());
        }
        var tree = git.files(me.tenant(), step.main());
        var clash = DraftRules.clash(step.change().added(), step.change().onto(tree).keySet());
        if (clash.isPresent()) {
            return Outcome.refused(clash.get());
        }
        var contributed =
                step.how() == Way.SETTLED
                        ? Optional.of(Contributor.How.SETTLED)
                        : Optional.<Contributor.How>empty();
        var worked =
                new Opening.Worked(
                        step.main(), step.change(), me.id(), step.how(), contributed, at);
        return Outcome.done(opening.write(me.tenant(), file, worked));
    }

    private record Step(ObjectId main, ChangeSet change, Way how) {}

    /// The change as it would be on `main`; refused with the overlapping files that nobody settled.
    private Outcome<ChangeSet> merged(
            Person me, CaseFile file, ObjectId main, List<FileEdit> settled, Instant at) {
        var tree = git.files(me.tenant(), main);
        var kept = new ArrayList<ChangedFile>();
        var edits = new ArrayList<FileEdit>();
        var open = new ArrayList<DocPath>();
        for (var changed : file.change().files()) {
            var ours = tree.get(changed.path());
            if (Optional.ofNullable(ours).equals(changed.before())) {
                kept.add(changed);
                continue;
            }
            settled.stream()
                    .filter(edit -> edit.path().equals(changed.path()))
                    .findFirst()
                    .or(() -> merged(me, file, changed.path(), ours))
                    .ifPresentOrElse(edits::add, () -> open.add(changed.path()));
        }
        return open.isEmpty()
                ? authoring
                        .sealed(me, edits, file.change().files(), at)
                        .map(written -> change(me.tenant(), kept, written, tree))
                : Outcome.refused("docs.update.overlap", Paths.listed(open));
    }

    private ChangeSet change(
            TenantId tenant,
            List<ChangedFile> kept,
            List<FileEdit> written,
            SortedMap<DocPath, ObjectId> tree) {
        var files = new ArrayList<>(kept);
        for (var edit : written) {
            var ours = Optional.ofNullable(tree.get(edit.path()));
            var after = edit.content().map(text -> authoring.blob(tenant, text));
            if (!after.equals(ours)) {
                files.add(new ChangedFile(edit.path(), ours, after));
            }
        }
        return new ChangeSet(files);
    }

    /// The file as both sides want it; empty when people must decide.
    private Optional<FileEdit> merged(
            Person me, CaseFile file, DocPath path, @Nullable ObjectId ours) {
        return switch (threeWays.merge(me, sides(file, path, ours))) {
            case ThreeWays.Result.Overlapping _ -> Optional.empty();
            case ThreeWays.Result.Merged(var text) -> Optional.of(new FileEdit(path, text));
        };
    }

    private static ThreeWays.Sides sides(CaseFile file, DocPath path, @Nullable ObjectId ours) {
        var changed =
                file.change().files().stream()
                        .filter(f -> f.path().equals(path))
                        .findFirst()
                        .orElseThrow();
        return new ThreeWays.Sides(
                path, changed.before(), Optional.ofNullable(ours), changed.after());
    }

    private ObjectId main(TenantId tenant) {
        return git.ref(tenant, GitStore.MAIN)
                .orElseThrow(() -> new IllegalStateException("a proposal without main"));
    }
}
