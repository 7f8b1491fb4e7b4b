package seihon.docs.merge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.change.CaseFile;
import seihon.docs.change.ChangeSet;
import seihon.docs.change.Judged;
import seihon.docs.change.Proposal;
import seihon.docs.change.Step;
import seihon.docs.change.Trail;
import seihon.docs.git.GitStore;
import seihon.docs.opening.Authoring;
import seihon.docs.reading.RevisionWriter;
import seihon.domain.EntryNo;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;

/// Moves `main` to a judged proposal: a two-parent commit, the ref by its database function, the
/// step, the ledger entry, and what people read. The merge lock is held and everything has been
/// looked at.
@Component
class Mainline {

    private final GitStore git;
    private final Trail trail;
    private final Ledger ledger;
    private final RevisionWriter writer;
    private final Decisions text;

    Mainline(GitStore git, Trail trail, Ledger ledger, RevisionWriter writer, Decisions text) {
        this.git = git;
        this.trail = trail;
        this.ledger = ledger;
        this.writer = writer;
        this.text = text;
    }

    /// Answers the proposal's file as it is afterwards.
    CaseFile move(TenantId tenant, Move move) {
        var file = move.judged().file();
        var main = move.judged().main().orElseThrow();
        var commit = commit(tenant, move, main);
        var reason =
                new GitStore.Reason(
                        move.by().value(),
                        "%s of proposal %d".formatted(move.kind(), file.number()),
                        move.at());
        var decision =
                new GitStore.Decision(
                        file.number(), file.digest(), move.kind(), Optional.of(main), commit);
        if (!git.moveMain(tenant, decision, reason)) {
            throw new LostRace(file.number());
        }
        var merged =
                trail.add(
                        tenant,
                        file,
                        new Trail.Act(
                                move.act(),
                                move.by(),
                                move.word(),
                                Proposal.Stage.MERGED,
                                move.at()));
        var entry = ledger.append(tenant, entry(tenant, move, commit), move.at());
        writer.merged(tenant, merged(file, commit, move.at(), entry));
        return merged;
    }

    private ObjectId commit(TenantId tenant, Move move, ObjectId main) {
        var file = move.judged().file();
        var author = file.proposal().author();
        return git.commit(
                tenant,
                new GitStore.NewCommit(
                        List.of(main, file.revision().head()),
                        file.change().blobs(),
                        author.value(),
                        Authoring.address(author),
                        move.at(),
                        CommitText.of(move.judged())));
    }

    private NewEntry entry(TenantId tenant, Move move, ObjectId commit) {
        var file = move.judged().file();
        return NewEntry.decision(
                RevisionWriter.SOURCE,
                "%s/%d/%s".formatted(move.kind(), file.number(), file.digest()),
                text.payload(tenant, move, commit),
                move.by().value(),
                commit.name());
    }

    private static RevisionWriter.Merge merged(
            CaseFile file, ObjectId commit, Instant at, EntryNo entry) {
        return new RevisionWriter.Merge(
                commit, changed(file.change()), Optional.of(file.number()), at, entry);
    }

    private static List<RevisionWriter.Changed> changed(ChangeSet change) {
        return change.files().stream()
                .map(f -> new RevisionWriter.Changed(f.path(), f.after()))
                .toList();
    }

    /// A move of `main`: `kind` is `merge` or `emergency`.
    record Move(PersonId by, Judged judged, String kind, Step.Act act, String word, Instant at) {}

    /// `main` stood elsewhere although the merge lock is held.
    static final class LostRace extends RuntimeException {
        private static final long serialVersionUID = 1;

        LostRace(long proposal) {
            super("main moved under the merge of proposal " + proposal);
        }
    }
}
