package seihon.docs.proposals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Proposals.State;
import seihon.docs.change.ActStore;
import seihon.docs.change.Approval;
import seihon.docs.change.Contributor;
import seihon.docs.change.Judged;
import seihon.docs.change.ProposalRevision;
import seihon.docs.change.ProposalRevisionStore;
import seihon.docs.change.ProposalStore;
import seihon.docs.change.Reviewers;
import seihon.docs.change.Seen;
import seihon.docs.change.SeenStore;
import seihon.docs.change.Step;
import seihon.docs.comments.Discussion;
import seihon.docs.effects.EffectDesk;
import seihon.docs.proposals.ProposalView.CheckView;
import seihon.docs.proposals.ProposalView.Head;
import seihon.docs.proposals.ProposalView.RevisionView;
import seihon.docs.proposals.ProposalView.StepView;
import seihon.domain.Person;

/// Puts the page of one proposal together, inside a read transaction.
@Component
class ProposalViews {

    private final FileViews files;
    private final Discussion discussion;
    private final ActStore acts;
    private final ProposalRevisionStore revisions;
    private final ProposalStore proposals;
    private final SeenStore views;
    private final People people;
    private final EffectDesk effects;
    private final Reviewers reviewers;
    private final Leavers leavers;

    ProposalViews(
            FileViews files,
            Discussion discussion,
            ActStore acts,
            ProposalRevisionStore revisions,
            ProposalStore proposals,
            SeenStore views,
            People people,
            EffectDesk effects,
            Reviewers reviewers,
            Leavers leavers) {
        this.files = files;
        this.discussion = discussion;
        this.acts = acts;
        this.revisions = revisions;
        this.proposals = proposals;
        this.views = views;
        this.people = people;
        this.effects = effects;
        this.reviewers = reviewers;
        this.leavers = leavers;
    }

    ProposalView show(Person me, Judged judged, Instant at) {
        var number = judged.file().number();
        var names = people.of(me.tenant());
        var comments = discussion.all(me.tenant(), number);
        var steps = acts.steps(me.tenant(), number);
        var seen = views.find(me.tenant(), number, me.id());
        return new ProposalView(
                head(judged, names),
                files.of(me, judged.change().files()),
                EffectView.of(
                        number,
                        effects.answer(me.tenant(), judged, EffectView.language()),
                        EffectView.Extent.CHANGED),
                checks(judged),
                RequirementViews.of(judged, me, names),
                Threads.of(comments, names),
                steps.stream().map(step -> step(step, seen, names)).toList(),
                revisions.all(me.tenant(), number).stream()
                        .map(revision -> revision(revision, judged, steps, names))
                        .toList(),
                ReturnedView.of(judged, steps, names),
                SinceRules.of(me.id(), seen, new SinceRules.Done(steps, comments), names),
                MayRules.of(me, judged, elsewhere(me, judged, at)),
                proposals.othersOn(me.tenant(), number, judged.file().change().paths()),
                judged.file().emergency().map(e -> EmergencyViews.of(e, names)));
    }

    private MayRules.Elsewhere elsewhere(Person me, Judged judged, Instant at) {
        var review =
                judged.file()
                        .emergency()
                        .filter(emergency -> emergency.review().isEmpty())
                        .filter(each -> reviewers.of(me.tenant(), each, at).contains(me.id()))
                        .isPresent();
        var left =
                me.holds("admin")
                        && leavers.hasLeft(me.tenant(), judged.file().proposal().author(), at);
        return new MayRules.Elsewhere(review, left);
    }

    private static Head head(Judged judged, People.Names names) {
        var file = judged.file();
        var proposal = file.proposal();
        return new Head(
                proposal.number(),
                proposal.title(),
                proposal.why(),
                names.of(proposal.author()),
                judged.state(),
                file.revision().n(),
                file.digest(),
                proposal.openedAt(),
                judged.demanded().deadline(),
                judged.isBehind(),
                Origins.sentence(proposal),
                file.contributors().stream().map(Contributor::person).map(names::of).toList(),
                judged.state() == State.MERGED
                        ? List.of()
                        : file.outdated().stream()
                                .map(Approval::person)
                                .distinct()
                                .map(names::of)
                                .toList());
    }

    private static List<CheckView> checks(Judged judged) {
        return judged.checks().stream()
                .map(line ->
                        new CheckView(
                                line.check(),
                                CheckWords.title(line.check()),
                                line.verdict(),
                                line.summary(),
                                line.details()))
                .toList();
    }

    private static StepView step(Step step, Optional<Seen> seen, People.Names names) {
        return new StepView(
                StepWords.sentence(step, names),
                step.word(),
                step.revision(),
                step.at(),
                seen.filter(last -> step.n() > last.step()).isPresent());
    }

    private static RevisionView revision(
            ProposalRevision revision, Judged judged, List<Step> steps, People.Names names) {
        return new RevisionView(
                revision.n(),
                StepWords.sentence(revision, names),
                note(revision, steps),
                revision.madeAt(),
                revision.n() == judged.file().revision().n());
    }

    private static String note(ProposalRevision revision, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.act() == Step.Act.REVISED && step.revision() == revision.n())
                .map(Step::word)
                .findFirst()
                .orElse("");
    }
}
