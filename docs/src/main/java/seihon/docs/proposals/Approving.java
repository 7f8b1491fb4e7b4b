package seihon.docs.proposals;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.change.ActStore;
import seihon.docs.change.Approval;
import seihon.docs.change.CaseFile;
import seihon.docs.change.Judged;
import seihon.docs.change.Judgement;
import seihon.docs.change.Paths;
import seihon.docs.change.Proof;
import seihon.docs.change.Proposal;
import seihon.docs.change.Step;
import seihon.docs.change.Trail;
import seihon.docs.reading.RevisionWriter;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// Approves, takes back, sends back and withdraws: what one person says to a proposal whose row is
/// held. Whether it counts is judged again whenever somebody asks.
@Component
class Approving {

    /// Refusal that names, as its argument, where to prove who one is.
    static final String STEP_UP = "docs.approval.step-up-required";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ActStore acts;
    private final Trail trail;
    private final Judgement judgement;
    private final Ledger ledger;
    private final Proof proof;
    private final Leavers leavers;

    Approving(
            ActStore acts,
            Trail trail,
            Judgement judgement,
            Ledger ledger,
            Proof proof,
            Leavers leavers) {
        this.acts = acts;
        this.trail = trail;
        this.judgement = judgement;
        this.ledger = ledger;
        this.proof = proof;
        this.leavers = leavers;
    }

    Outcome<CaseFile> approve(Person me, CaseFile file, Say say) {
        var judged = judgement.judge(me.tenant(), file, say.at());
        if (file.digest().equals(say.digest())
                && file.hasApproved(me.id())
                && !judged.mustSignAgain(me.id())) {
            return Outcome.done(file);
        }
        var no = whyNotApprove(me, judged, say).or(() -> proof.whyNotDecide(me, file));
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        var signs = mustSign(me, judged);
        if (signs && !proof.isFresh(me, say.at())) {
            return Outcome.refused(STEP_UP, proof.address("/proposals/" + file.number()));
        }
        acts.takeBack(me.tenant(), file.number(), me.id(), file.digest(), say.at());
        var signedAt = signs ? Optional.of(say.at()) : Optional.<Instant>empty();
        acts.insert(
                me.tenant(),
                file.number(),
                new Approval(me.id(), file.digest(), say.word(), signedAt, say.at()));
        step(me, file, Step.Act.APPROVED, say, Proposal.Stage.OPEN);
        signedAt.ifPresent(at -> sign(me, file, at));
        return Outcome.done(file);
    }

    Outcome<CaseFile> takeBack(Person me, CaseFile file, Instant at) {
        if (file.proposal().stage() == Proposal.Stage.MERGED) {
            return Outcome.refused("docs.approval.merged-already", file.label());
        }
        if (acts.takeBack(me.tenant(), file.number(), me.id(), file.digest(), at)) {
            var say = new Say(file.digest(), "", at);
            step(me, file, Step.Act.TAKEN_BACK, say, file.proposal().stage());
        }
        return Outcome.done(file);
    }

    Outcome<CaseFile> sendBack(Person me, CaseFile file, Say say) {
        if (say.word().isBlank()) {
            return Outcome.refused("docs.return.why-missing-invalid");
        }
        if (file.proposal().stage() == Proposal.Stage.RETURNED
                && file.digest().equals(say.digest())) {
            return Outcome.done(file);
        }
        var judged = judgement.judge(me.tenant(), file, say.at());
        var no = whyNotSendBack(me, judged, say).or(() -> proof.whyNotDecide(me, file));
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        step(me, file, Step.Act.RETURNED, say, Proposal.Stage.RETURNED);
        return Outcome.done(file);
    }

    /// By its author; once they have left, by an administrator.
    Outcome<CaseFile> withdraw(Person me, CaseFile file, boolean administrator, Say say) {
        if (file.proposal().stage() == Proposal.Stage.WITHDRAWN) {
            return Outcome.done(file);
        }
        if (file.proposal().stage() == Proposal.Stage.MERGED) {
            return Outcome.refused("docs.withdrawal.merged-already", file.label());
        }
        var author = file.proposal().author();
        if (!author.equals(me.id())
                && !(administrator && leavers.hasLeft(me.tenant(), author, say.at()))) {
            return Outcome.refused("docs.withdrawal.not-author-forbidden");
        }
        var tooLong = Trail.whyNotSaid(say.word());
        if (tooLong.isPresent()) {
            return Outcome.refused(tooLong.get());
        }
        step(me, file, Step.Act.WITHDRAWN, say, Proposal.Stage.WITHDRAWN);
        return Outcome.done(file);
    }

    /// What somebody says to which digest, and when.
    record Say(String digest, String word, Instant at) {}

    private static Optional<Refusal> whyNotApprove(Person me, Judged judged, Say say) {
        var file = judged.file();
        var closed = whyClosed(judged);
        if (closed.isPresent()) {
            return closed;
        }
        if (file.isContributor(me.id())) {
            return refuse("docs.approval.contributor", file.label());
        }
        if (!file.digest().equals(say.digest())) {
            return refuse("docs.approval.outdated-digest", file.revision().n());
        }
        if (judged.isBehind()) {
            return refuse("docs.proposal.behind", Paths.listed(judged.overtaken()));
        }
        return judged.isEligible(me.id())
                ? Trail.whyNotSaid(say.word())
                : refuse("docs.approval.not-eligible-forbidden");
    }

    private static Optional<Refusal> whyNotSendBack(Person me, Judged judged, Say say) {
        var file = judged.file();
        var closed = whyClosed(judged);
        if (closed.isPresent()) {
            return closed;
        }
        if (file.isContributor(me.id())) {
            return refuse("docs.return.contributor", file.label());
        }
        if (!file.digest().equals(say.digest())) {
            return refuse("docs.approval.outdated-digest", file.revision().n());
        }
        return judged.isEligible(me.id())
                ? Trail.whyNotSaid(say.word())
                : refuse("docs.return.not-eligible-forbidden");
    }

    private static Optional<Refusal> whyClosed(Judged judged) {
        var number = judged.file().label();
        return switch (judged.state()) {
            case OPEN, APPROVED -> Optional.empty();
            case MERGED -> refuse("docs.approval.merged-already", number);
            case RETURNED -> refuse("docs.merge.returned", number);
            case WITHDRAWN -> refuse("docs.merge.withdrawn", number);
            case EXPIRED -> refuse("docs.merge.expired", number);
            case DRAFT -> refuse("docs.proposal.not-found", number);
        };
    }

    private static boolean mustSign(Person me, Judged judged) {
        return judged.requirements().stream()
                .anyMatch(r -> r.signature() && r.eligible().contains(me.id()));
    }

    /// The signed statement is an entry of its own: it stands even if the proposal never merges.
    private void sign(Person me, CaseFile file, Instant at) {
        var statement =
                JSON.createObjectNode()
                        .put("statement", "approval")
                        .put("proposal", file.number())
                        .put("change_digest", file.digest())
                        .put("decision", "approve")
                        .put("by", me.id().value())
                        .put("at", at.toString());
        ledger.append(
                me.tenant(),
                NewEntry.decision(
                        RevisionWriter.SOURCE,
                        "signature/%d/%s/%s/%s"
                                .formatted(
                                        file.number(), file.digest(), me.id(), at.toEpochMilli()),
                        statement.toString(),
                        me.id().value(),
                        file.digest()),
                at);
    }

    private void step(Person me, CaseFile file, Step.Act act, Say say, Proposal.Stage leaves) {
        trail.add(me.tenant(), file, new Trail.Act(act, me.id(), say.word(), leaves, say.at()));
    }

    private static Optional<Refusal> refuse(String key, Object... arguments) {
        return Optional.of(Refusal.of(key, arguments));
    }
}
