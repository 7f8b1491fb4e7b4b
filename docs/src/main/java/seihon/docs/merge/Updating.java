package seihon.docs.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        return update(me, file, List.of(), Way.UPDATED, at);
    }

    public Outcome<CaseFile> settle(Person me, CaseFile file, List<FileEdit> settled, Instant at) {
        var wanted = settled.stream().map(FileEdit::path).toList();
        var overlaps = overlaps(me.tenant(), file).stream().map(Overlap::path).toList();
        return overlaps.containsAll(wanted)
                ? update(me, file, settled, Way.SETTLED, at)
                : Outcome.refused("docs.update.nothing-to-settle-invalid", Paths.listed(wanted));
    }

    /// What people must decide, in path order; empty when the update merges by itself.
    public List<Overlap> overlaps(TenantId tenant, CaseFile file) {
        var main = git.files(tenant, main(tenant));
        var overlaps = new ArrayList<Overlap>();
        for (var path : file.change().overtaken(main)) {
            if (threeWays.merge(tenant, sides(file, path, main.get(path)))
                    instanceof ThreeWays.Result.Overlapping(var overlap)) {
                overlaps.add(overlap);
            }
        }
        return overlaps;
    }

    private Outcome<CaseFile> update(
            Person me, CaseFile file, List<FileEdit> settled, Way how, Instant at) {
        var closed = UpdateRules.whyClosed(file);
        if (closed.isPresent()) {
            return Outcome.refused(closed.get());
        }
        var main = main(me.tenant());
        var overtaken = file.change().overtaken(git.files(me.tenant(), main));
        if (overtaken.isEmpty()) {
            return Outcome.done(file);
        }
        return merged(me.tenant(), file, main, settled)
                .then(change -> written(me, file, new Step(main, change, how), at));
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
            TenantId tenant, CaseFile file, ObjectId main, List<FileEdit> settled) {
        var tree = git.files(tenant, main);
        var files = new ArrayList<ChangedFile>();
        var open = new ArrayList<DocPath>();
        for (var changed : file.change().files()) {
            var ours = Optional.ofNullable(tree.get(changed.path()));
            if (ours.equals(changed.before())) {
                files.add(changed);
                continue;
            }
            var mine = settled.stream().filter(e -> e.path().equals(changed.path())).findFirst();
            var after =
                    mine.isPresent()
                            ? Optional.of(blob(tenant, mine.get()))
                            : mergedBlob(tenant, file, changed.path(), ours);
            if (after.isEmpty()) {
                open.add(changed.path());
            } else if (!after.get().equals(ours)) {
                files.add(new ChangedFile(changed.path(), ours, after.get()));
            }
        }
        return open.isEmpty()
                ? Outcome.done(new ChangeSet(files))
                : Outcome.refused("docs.update.overlap", Paths.listed(open));
    }

    private Optional<ObjectId> blob(TenantId tenant, FileEdit edit) {
        return edit.content().map(text -> authoring.blob(tenant, text));
    }

    /// The merged blob (empty inside: deleted on both sides); empty outside: people must decide.
    private Optional<Optional<ObjectId>> mergedBlob(
            TenantId tenant, CaseFile file, DocPath path, Optional<ObjectId> ours) {
        return switch (threeWays.merge(tenant, sides(file, path, ours.orElse(null)))) {
            case ThreeWays.Result.Overlapping _ -> Optional.empty();
            case ThreeWays.Result.Merged(var text) ->
                    Optional.of(text.map(t -> authoring.blob(tenant, t)));
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
