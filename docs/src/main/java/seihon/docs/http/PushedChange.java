package seihon.docs.http;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.domain.PersonId;
import seihon.domain.Refusal;

/// A pushed commit as a change of `main`: its files against the newest commit of `main` it
/// contains, its message, and the mail addresses of everybody who wrote one of its commits.
record PushedChange(
        ObjectId base, List<FileEdit> edits, String message, Set<String> authorAddresses) {

    private static final int MOST_COMMITS = 1_000;

    /// The change, or everything that keeps it from being one.
    record Reading(Optional<PushedChange> change, List<Refusal> problems) {
        static Reading refused(String key, Object... arguments) {
            return new Reading(Optional.empty(), List.of(Refusal.of(key, arguments)));
        }
    }

    static Reading read(Repository repository, ObjectId pushedId, ObjectId main)
            throws IOException {
        try (var walk = new RevWalk(repository)) {
            var pushed = walk.parseCommit(pushedId);
            var base = mergeBase(walk, pushed, walk.parseCommit(main));
            if (base.isEmpty()) {
                return Reading.refused("docs.git.unrelated");
            }
            if (base.get().equals(pushed)) {
                return Reading.refused("docs.git.nothing-new");
            }
            var addresses = authors(walk, pushed, base.get());
            if (addresses.isEmpty()) {
                return Reading.refused("docs.git.commits-too-many", MOST_COMMITS);
            }
            var tree = PushedTree.read(walk.getObjectReader(), base.get(), pushed);
            if (!tree.problems().isEmpty()) {
                return new Reading(Optional.empty(), tree.problems());
            }
            if (tree.edits().isEmpty()) {
                return Reading.refused("docs.git.nothing-new");
            }
            var change =
                    new PushedChange(
                            base.get().copy(),
                            tree.edits(),
                            pushed.getFullMessage(),
                            addresses.get());
            return new Reading(Optional.of(change), List.of());
        } catch (IncorrectObjectTypeException noCommit) {
            return Reading.refused("docs.git.no-commit");
        }
    }

    /// Title and reason from the options, else from the newest commit's message.
    Proposals.Draft draft(PushOptions options, Set<PersonId> coAuthors) {
        var stripped = message.strip();
        var end = stripped.indexOf('\n');
        var first = end < 0 ? stripped : stripped.substring(0, end).strip();
        var rest = end < 0 ? "" : stripped.substring(end).strip();
        return new Proposals.Draft(
                options.title().orElse(first),
                options.why().orElse(rest.isEmpty() ? first : rest),
                edits,
                coAuthors,
                Optional.of(base.name()));
    }

    private static Optional<RevCommit> mergeBase(RevWalk walk, RevCommit pushed, RevCommit main)
            throws IOException {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(pushed);
        walk.markStart(main);
        var base = walk.next();
        walk.reset();
        walk.setRevFilter(RevFilter.ALL);
        if (base == null) {
            return Optional.empty();
        }
        walk.parseBody(base);
        return Optional.of(base);
    }

    /// Empty when there are too many commits to look at.
    private static Optional<Set<String>> authors(RevWalk walk, RevCommit pushed, RevCommit base)
            throws IOException {
        walk.markStart(pushed);
        walk.markUninteresting(base);
        var addresses = new HashSet<String>();
        var seen = 0;
        for (var commit : walk) {
            if (++seen > MOST_COMMITS) {
                return Optional.empty();
            }
            addresses.add(commit.getAuthorIdent().getEmailAddress().toLowerCase(Locale.ROOT));
            addresses.add(commit.getCommitterIdent().getEmailAddress().toLowerCase(Locale.ROOT));
        }
        return Optional.of(addresses);
    }
}
