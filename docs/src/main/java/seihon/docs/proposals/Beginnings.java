package seihon.docs.proposals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals.Draft;
import seihon.docs.Proposals.Standing;
import seihon.docs.Revision;
import seihon.docs.change.CaseFile;
import seihon.docs.change.CaseFiles;
import seihon.docs.change.Proposal;
import seihon.docs.git.GitStore;
import seihon.docs.opening.Opening.Cause;
import seihon.docs.reading.Revisions;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.web.Words;

/// Proposals that begin from something that is there: undo a merge, go back to an older revision,
/// make a working note a document. Each is a proposal like any other and needs the same approvals.
@Component
class Beginnings {

    private final ProposalDesk desk;
    private final CaseFiles files;
    private final Revisions revisions;
    private final GitStore git;
    private final Transactions transactions;
    private final Words words;

    Beginnings(
            ProposalDesk desk,
            CaseFiles files,
            Revisions revisions,
            GitStore git,
            Transactions transactions,
            Words words) {
        this.desk = desk;
        this.files = files;
        this.revisions = revisions;
        this.git = git;
        this.transactions = transactions;
        this.words = words;
    }

    /// Undoes what a merged proposal changed. Made on that proposal's own commit, so that whatever
    /// changed since shows as behind and is merged, never overwritten.
    Outcome<Standing> revert(Person me, long number, String why, Instant at) {
        return transactions.write(
                me.tenant(),
                () -> {
                    var file = files.find(me.tenant(), number);
                    if (file.isEmpty() || me.guest()) {
                        return Outcome.refused("docs.proposal.not-found", Long.toString(number));
                    }
                    if (file.get().proposal().stage() != Proposal.Stage.MERGED) {
                        return Outcome.refused("docs.revert.not-merged", file.get().label());
                    }
                    var cause = new Cause(Proposal.Origin.REVERT, Optional.of(file.get().label()));
                    return desk.open(me, undoing(me, file.get(), why), cause, at);
                });
    }

    private Draft undoing(Person me, CaseFile file, String why) {
        var edits =
                file.change().files().stream()
                        .map(changed ->
                                new FileEdit(
                                        changed.path(),
                                        changed.before().map(b -> git.text(me.tenant(), b))))
                        .toList();
        var title = say(me, "docs.proposals.title.revert", file.label(), file.proposal().title());
        return new Draft(title, why, edits, Set.of(), Optional.of(file.revision().head().name()));
    }

    /// Brings the `n`-th revision of a document back, where the document lies now.
    Outcome<Standing> restore(Person me, DocId document, int n, String why, Instant at) {
        return transactions.write(
                me.tenant(),
                () -> {
                    var history = revisions.history(me.tenant(), document);
                    var old = history.stream().filter(r -> r.n() == n && !r.deleted()).findFirst();
                    if (old.isEmpty()) {
                        return Outcome.refused(
                                "docs.restore.not-found", document.toString(), Integer.toString(n));
                    }
                    var cause = new Cause(Proposal.Origin.RESTORE, Optional.of(old.get().name()));
                    return desk.open(
                            me, restoring(me, history.getFirst(), old.get(), why), cause, at);
                });
    }

    private Draft restoring(Person me, Revision now, Revision old, String why) {
        var text = git.text(me.tenant(), ObjectId.fromString(old.blob()));
        var edits = List.of(FileEdit.write(now.path(), text));
        var title =
                say(me, "docs.proposals.title.restore", old.titleJa(), Integer.toString(old.n()));
        return new Draft(title, why, edits, Set.of());
    }

    /// Proposes a working note as a document that says where it comes from.
    Outcome<Standing> promote(Person me, Promotion promotion, Instant at) {
        var wrong = promotion.wrong();
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return transactions.write(
                me.tenant(),
                () -> {
                    var note = note(me, promotion.from());
                    if (note.isEmpty()) {
                        return Outcome.refused("docs.promotion.not-found", promotion.note());
                    }
                    var edits = new ArrayList<FileEdit>();
                    edits.add(
                            FileEdit.write(
                                    promotion.to(), promotion.document(me.id(), note.get())));
                    var cause = new Cause(Proposal.Origin.PROMOTION, Optional.of(promotion.note()));
                    var title = say(me, "docs.proposals.title.promotion", promotion.title());
                    return desk.open(
                            me, new Draft(title, promotion.why(), edits, Set.of()), cause, at);
                });
    }

    private Optional<String> note(Person me, DocPath path) {
        return git.ref(me.tenant(), GitStore.FLOW)
                .map(flow -> git.files(me.tenant(), flow).get(path))
                .map(blob -> git.text(me.tenant(), blob));
    }

    private String say(Person me, String key, Object... arguments) {
        return words.text(Refusal.of(key, arguments), me.language());
    }
}
