package seihon.docs.merge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Proposals.Draft;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.Requirement;
import seihon.docs.Roster;
import seihon.docs.change.CaseFile;
import seihon.docs.change.CaseFiles;
import seihon.docs.change.Demands;
import seihon.docs.change.Emergency;
import seihon.docs.change.EmergencyStore;
import seihon.docs.change.Judged;
import seihon.docs.change.Judgement;
import seihon.docs.change.Proof;
import seihon.docs.change.Proposal;
import seihon.docs.change.Reviewers;
import seihon.docs.change.Step;
import seihon.docs.change.Trail;
import seihon.docs.git.GitStore;
import seihon.docs.opening.Opening;
import seihon.docs.reading.RevisionWriter;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// The emergency path: merges at once with a reason, and owes a review to everybody it passed over.
/// Whoever is passed over finds it in their inbox; while one is not reviewed there is no second.
@Component
public class AtOnce {

    /// Time for the review.
    public static final Duration REVIEW_WITHIN = Duration.ofDays(3);

    private static final Set<String> MAY = Set.of("executive", "manager", "admin");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Tries tries;
    private final GitStore git;
    private final Opening opening;
    private final CaseFiles files;
    private final Judgement judgement;
    private final Demands demands;
    private final Mainline mainline;
    private final Owed owed;
    private final Trail trail;
    private final Ledger ledger;
    private final Roster roster;
    private final Proof proof;

    AtOnce(
            Tries tries,
            GitStore git,
            Opening opening,
            CaseFiles files,
            Judgement judgement,
            Demands demands,
            Mainline mainline,
            Owed owed,
            Trail trail,
            Ledger ledger,
            Roster roster,
            Proof proof) {
        this.tries = tries;
        this.git = git;
        this.opening = opening;
        this.files = files;
        this.judgement = judgement;
        this.demands = demands;
        this.mainline = mainline;
        this.owed = owed;
        this.trail = trail;
        this.ledger = ledger;
        this.roster = roster;
        this.proof = proof;
    }

    /// The reviews that are still to come, and who may give them.
    @Component
    record Owed(EmergencyStore emergencies, Reviewers reviewers) {}

    public Outcome<Judged> merge(Person me, Draft draft, Instant at) {
        return tries.of(me.tenant(), () -> once(me, draft, at));
    }

    /// Who will be asked to review it were the draft merged now. Inside a transaction; refused when
    /// this person may not merge at once, or not before another one is reviewed.
    public Outcome<Set<PersonId>> reviewers(Person me, Draft draft, Instant at) {
        var no = whyNotNow(me, at);
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        var requirements = demands.at(me.tenant(), at).ifProposed(me.id(), files(me, draft));
        var mine =
                new Emergency(
                        0,
                        draft.why(),
                        me.id(),
                        at,
                        at.plus(REVIEW_WITHIN),
                        passedOver(requirements),
                        Optional.empty());
        return Outcome.done(owed.reviewers().of(me.tenant(), mine, at));
    }

    private List<FileChange> files(Person me, Draft draft) {
        var tenant = me.tenant();
        SortedMap<DocPath, ObjectId> main =
                git.ref(tenant, GitStore.MAIN)
                        .map(commit -> git.files(tenant, commit))
                        .orElseGet(TreeMap::new);
        return draft.changes().stream()
                .map(edit ->
                        new FileChange(
                                edit.path(),
                                Optional.ofNullable(main.get(edit.path()))
                                        .map(blob -> git.text(tenant, blob)),
                                edit.content()))
                .toList();
    }

    private Outcome<Judged> once(Person me, Draft draft, Instant at) {
        git.lock(me.tenant());
        var no = whyNot(me, draft, at);
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        var cause = new Opening.Cause(Proposal.Origin.EMERGENCY, Optional.empty());
        return opening.open(me, draft, cause, at).then(file -> merged(me, file, at));
    }

    private Outcome<Judged> merged(Person me, CaseFile file, Instant at) {
        var judged = judgement.judge(me.tenant(), file, at);
        var no = MergeRules.whyNotAtOnce(judged);
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        var why = file.proposal().why();
        owed.emergencies()
                .insert(
                        me.tenant(),
                        new Emergency(
                                file.number(),
                                why,
                                me.id(),
                                at,
                                at.plus(REVIEW_WITHIN),
                                passedOver(judged.requirements()),
                                Optional.empty()));
        mainline.move(
                me.tenant(),
                new Mainline.Move(me.id(), judged, "emergency", Step.Act.MERGED_AT_ONCE, why, at));
        var now = files.find(me.tenant(), file.number()).orElseThrow();
        return Outcome.done(judgement.judge(me.tenant(), now, at));
    }

    private Optional<Refusal> whyNot(Person me, Draft draft, Instant at) {
        var no = whyNotNow(me, at);
        if (no.isPresent()) {
            return no;
        }
        if (draft.why().isBlank()) {
            return refuse("docs.emergency.why-missing-invalid");
        }
        return proof.isFresh(me, at)
                ? Optional.empty()
                : refuse("docs.approval.step-up-required", proof.address("/proposals/emergency"));
    }

    private Optional<Refusal> whyNotNow(Person me, Instant at) {
        if (roster.roles(me.tenant(), me.id(), at).stream().noneMatch(MAY::contains)) {
            return refuse("docs.emergency.forbidden");
        }
        return owed.emergencies().notReviewed(me.tenant()).stream()
                .filter(each -> !owed.reviewers().of(me.tenant(), each, at).isEmpty())
                .findFirst()
                .map(due ->
                        Refusal.of("docs.emergency.not-reviewed", Long.toString(due.proposal())));
    }

    /// Somebody who was passed over has looked and agrees. Twice is harmless.
    public Outcome<CaseFile> review(
            Person me, CaseFile file, String digest, String word, Instant at) {
        if (!file.digest().equals(digest)) {
            return Outcome.refused("docs.approval.outdated-digest", file.revision().n());
        }
        return reviewed(me, file, Step.Act.REVIEWED, word, at);
    }

    /// Somebody who was passed over has looked and objects: what follows is a proposal to revert.
    public Outcome<CaseFile> object(Person me, CaseFile file, String word, Instant at) {
        return word.isBlank()
                ? Outcome.refused("docs.return.why-missing-invalid")
                : reviewed(me, file, Step.Act.OBJECTED, word, at);
    }

    private Outcome<CaseFile> reviewed(
            Person me, CaseFile file, Step.Act act, String word, Instant at) {
        var emergency = file.emergency().orElseThrow();
        if (file.isContributor(me.id())) {
            return Outcome.refused("docs.approval.contributor", file.label());
        }
        var tooLong = Trail.whyNotSaid(word);
        if (tooLong.isPresent()) {
            return Outcome.refused(tooLong.get());
        }
        if (!owed.reviewers().of(me.tenant(), emergency, at).contains(me.id())) {
            return Outcome.refused("docs.emergency.review-forbidden");
        }
        var no = proof.whyNotDecide(me, file);
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        var verdict =
                act == Step.Act.REVIEWED ? Emergency.Verdict.REVIEWED : Emergency.Verdict.OBJECTED;
        var review = new Emergency.Review(me.id(), at, verdict);
        if (owed.emergencies().review(me.tenant(), file.number(), review)) {
            trail.add(
                    me.tenant(),
                    file,
                    new Trail.Act(act, me.id(), word, Proposal.Stage.MERGED, at));
            ledger.append(me.tenant(), entry(me, file, act, word), at);
        }
        return Outcome.done(file);
    }

    private static NewEntry entry(Person me, CaseFile file, Step.Act act, String word) {
        var payload =
                JSON.createObjectNode()
                        .put("decision", "emergency-" + act.word())
                        .put("proposal", file.number())
                        .put("change_digest", file.digest())
                        .put("by", me.id().value())
                        .put("word", word);
        return NewEntry.decision(
                RevisionWriter.SOURCE,
                "emergency-review/%d".formatted(file.number()),
                payload.toString(),
                me.id().value(),
                file.digest());
    }

    /// Everybody who could have approved and was not asked.
    private static Set<PersonId> passedOver(List<Requirement> requirements) {
        return requirements.stream()
                .filter(requirement -> requirement.missing() > 0)
                .map(Requirement::eligible)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static Optional<Refusal> refuse(String key, Object... arguments) {
        return Optional.of(Refusal.of(key, arguments));
    }
}
