package seihon.docs.opening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.Proposals.Draft;
import seihon.docs.Roster;
import seihon.docs.change.ActStore;
import seihon.docs.change.CaseFile;
import seihon.docs.change.CaseFiles;
import seihon.docs.change.ChangeSet;
import seihon.docs.change.ChangedFile;
import seihon.docs.change.Contributor;
import seihon.docs.change.Echo;
import seihon.docs.change.Proposal;
import seihon.docs.change.ProposalRevision;
import seihon.docs.change.ProposalRevision.Way;
import seihon.docs.change.ProposalRevisionStore;
import seihon.docs.change.ProposalStore;
import seihon.docs.change.Step;
import seihon.docs.git.GitStore;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Opens proposals and writes their further revisions. Runs inside a write transaction; a revision
/// is written while the proposal's row is held.
@Component
public class Opening {

    private final Authoring authoring;
    private final CaseFiles files;
    private final ProposalStore proposals;
    private final ProposalRevisionStore revisions;
    private final ActStore acts;
    private final GitStore git;
    private final Roster roster;
    private final Echo echo;

    Opening(
            Authoring authoring,
            CaseFiles files,
            ProposalStore proposals,
            ProposalRevisionStore revisions,
            ActStore acts,
            GitStore git,
            Roster roster,
            Echo echo) {
        this.authoring = authoring;
        this.files = files;
        this.proposals = proposals;
        this.revisions = revisions;
        this.acts = acts;
        this.git = git;
        this.roster = roster;
        this.echo = echo;
    }

    public Outcome<CaseFile> open(Person me, Draft draft, Cause cause, Instant at) {
        var wrong = DraftRules.wrongTitle(draft.title(), draft.why());
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        if (!isEmployee(me, at)) {
            return Outcome.refused("docs.proposal.employees-only-forbidden");
        }
        return authoring
                .base(me.tenant(), draft.base())
                .then(base ->
                        authoring
                                .change(me, wanted(base, draft, List.of()), at)
                                .map(change -> {
                                    var first = first(me, draft, cause, at);
                                    var made =
                                            new Made(first, base, change, me.id(), Way.OPENED, at);
                                    return write(me.tenant(), made, draft);
                                }));
    }

    /// A new revision with other changes. Anybody of the company may write one and becomes a
    /// contributor. What it is for is kept with it; the proposal's own reason stays. Made on the
    /// former revision's base unless the draft names another, so that nothing merged since is
    /// overwritten unseen.
    public Outcome<CaseFile> revise(Person me, CaseFile file, Draft draft, Instant at) {
        var title = draft.title().isBlank() ? file.proposal().title() : draft.title().strip();
        var wrong = DraftRules.wrongTitle(title, draft.why());
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        var base = authoring.base(me.tenant(), Optional.of(base(file, draft)));
        return base.then(commit ->
                authoring
                        .change(me, wanted(commit, draft, file.change().files()), at)
                        .then(change -> {
                            var next = file.proposal().revised(title, at);
                            var made = new Made(next, commit, change, me.id(), Way.REVISED, at);
                            return revised(me.tenant(), file, made, draft);
                        }));
    }

    /// Writes a revision that the system worked out (an update, applied suggestions).
    public CaseFile write(TenantId tenant, CaseFile file, Worked worked) {
        var proposal = file.proposal();
        var next = proposal.revised(proposal.title(), worked.at());
        var made =
                new Made(
                        next,
                        worked.base(),
                        worked.change(),
                        worked.by(),
                        worked.how(),
                        worked.at());
        worked.contributed()
                .ifPresent(how ->
                        acts.insert(
                                tenant,
                                proposal.number(),
                                new Contributor(worked.by(), how, worked.at())));
        return store(tenant, made, Step.Act.REVISED, "");
    }

    public boolean isEmployee(Person me, Instant at) {
        return !me.guest() && roster.employees(me.tenant(), at).contains(me.id());
    }

    private Outcome<CaseFile> revised(TenantId tenant, CaseFile file, Made made, Draft draft) {
        if (made.change().digest().equals(file.digest())) {
            coAuthors(tenant, made, draft);
            return file.proposal().stage() == Proposal.Stage.OPEN
                    ? Outcome.done(file)
                    : Outcome.refused("docs.proposal.same-as-returned-invalid");
        }
        var how =
                made.by().equals(file.proposal().author())
                        ? Contributor.How.AUTHORED
                        : Contributor.How.REVISED;
        contributors(tenant, made, how, draft);
        return Outcome.done(store(tenant, made, Step.Act.REVISED, draft.why().strip()));
    }

    private CaseFile write(TenantId tenant, Made made, Draft draft) {
        proposals.insert(tenant, made.proposal());
        contributors(tenant, made, Contributor.How.AUTHORED, draft);
        return store(tenant, made, Step.Act.OPENED, "");
    }

    private void contributors(TenantId tenant, Made made, Contributor.How how, Draft draft) {
        var number = made.proposal().number();
        acts.insert(tenant, number, new Contributor(made.by(), how, made.at()));
        coAuthors(tenant, made, draft);
    }

    /// Whose work it is stays so when the same files come again.
    private void coAuthors(TenantId tenant, Made made, Draft draft) {
        var number = made.proposal().number();
        for (var other : draft.coAuthors()) {
            acts.insert(
                    tenant, number, new Contributor(other, Contributor.How.CO_AUTHORED, made.at()));
        }
    }

    /// `word` is what the revision is for, where that is not the proposal's own reason.
    private CaseFile store(TenantId tenant, Made made, Step.Act act, String word) {
        var proposal = made.proposal();
        var head =
                authoring.commit(
                        tenant,
                        new Authoring.Made(
                                made.base(),
                                made.change(),
                                made.by(),
                                made.at(),
                                message(proposal, word)));
        var revision =
                new ProposalRevision(
                        proposal.number(),
                        proposal.revision(),
                        made.base(),
                        head,
                        made.change().digest(),
                        made.by(),
                        made.how(),
                        made.at());
        revisions.insert(tenant, revision, made.change());
        proposals.update(tenant, proposal);
        acts.insert(
                tenant,
                proposal.number(),
                new Step(0, act, made.by(), revision.n(), revision.digest(), word, made.at()));
        moveRef(tenant, revision);
        echo.of(tenant, act);
        return files.find(tenant, proposal.number()).orElseThrow();
    }

    private void moveRef(TenantId tenant, ProposalRevision revision) {
        var ref = Authoring.ref(revision.proposal());
        var reason =
                new GitStore.Reason(
                        revision.madeBy().value(),
                        "proposal %d, revision %d".formatted(revision.proposal(), revision.n()),
                        revision.madeAt());
        if (!git.move(tenant, ref, git.ref(tenant, ref), revision.head(), reason)) {
            throw new IllegalStateException(ref + " moved although its proposal is held");
        }
    }

    private Proposal first(Person me, Draft draft, Cause cause, Instant at) {
        return new Proposal(
                proposals.nextNumber(me.tenant()),
                draft.title().strip(),
                draft.why().strip(),
                me.id(),
                cause.origin(),
                cause.of(),
                Proposal.Stage.OPEN,
                1,
                at,
                at);
    }

    private static Authoring.Wanted wanted(ObjectId base, Draft draft, List<ChangedFile> standing) {
        return new Authoring.Wanted(base, draft.changes(), standing);
    }

    private static String base(CaseFile file, Draft draft) {
        return draft.base().orElse(file.revision().base().name());
    }

    private static String message(Proposal proposal, String word) {
        var body = word.isBlank() ? proposal.why() : word;
        return body.isBlank() ? proposal.title() + "\n" : proposal.title() + "\n\n" + body + "\n";
    }

    /// Why a proposal comes to be, and what it goes back to.
    public record Cause(Proposal.Origin origin, Optional<String> of) {
        public static final Cause CHANGE = new Cause(Proposal.Origin.CHANGE, Optional.empty());
    }

    /// A revision that follows from the former one; `contributed` is empty when nobody decided
    /// anything.
    public record Worked(
            ObjectId base,
            ChangeSet change,
            PersonId by,
            Way how,
            Optional<Contributor.How> contributed,
            Instant at) {}

    private record Made(
            Proposal proposal, ObjectId base, ChangeSet change, PersonId by, Way how, Instant at) {}
}
