package seihon.docs.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Effect;
import seihon.docs.Proposals.State;
import seihon.docs.Roster;
import seihon.docs.change.CaseFile;
import seihon.docs.change.CaseFiles;
import seihon.docs.change.EmergencyStore;
import seihon.docs.change.Judged;
import seihon.docs.change.Judgement;
import seihon.docs.change.ProposalStore;
import seihon.docs.change.Reviewers;
import seihon.docs.effects.EffectDesk;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.web.Waiting;

/// What waits for a person in the document store, judged now: nothing is flagged, so nothing has to
/// be reassigned when roles, absences, deadlines or the policy change.
@Component
class DocsWaiting implements Waiting {

    private static final int MOST = 200;

    /// A deadline nearer than this comes first.
    private static final Duration SOON = Duration.ofDays(2);

    private static final Duration EFFECT_AWAITED = Duration.ofMinutes(1);

    private final CaseFiles files;
    private final Judgement judgement;
    private final ProposalStore proposals;
    private final EmergencyStore emergencies;
    private final Reviewers reviewers;
    private final Spoken spoken;
    private final ChangeWords words;
    private final Roster roster;
    private final EffectDesk effects;

    DocsWaiting(
            CaseFiles files,
            Judgement judgement,
            ProposalStore proposals,
            EmergencyStore emergencies,
            Reviewers reviewers,
            Spoken spoken,
            ChangeWords words,
            Roster roster,
            EffectDesk effects) {
        this.files = files;
        this.judgement = judgement;
        this.proposals = proposals;
        this.emergencies = emergencies;
        this.reviewers = reviewers;
        this.spoken = spoken;
        this.words = words;
        this.roster = roster;
        this.effects = effects;
    }

    @Override
    public List<Item> waitingFor(Person person, Instant now) {
        if (person.guest()) {
            return List.of();
        }
        var items = new ArrayList<Item>();
        var said = new HashMap<>(spoken.concerning(person));
        var unfinished = files.unfinished(person.tenant(), now);
        var known = effects.known(person.tenant(), person.language());
        for (var judged : judgement.judge(person.tenant(), unfinished, now)) {
            decide(person, judged, known, now).ifPresent(items::add);
            returned(person, judged, now).ifPresent(items::add);
            mergeable(person, judged, now).ifPresent(items::add);
            var comments = said.remove(judged.file().number());
            if (comments != null) {
                spoken.waiting(person, judged.file().proposal(), comments).ifPresent(items::add);
            }
        }
        items.addAll(spoken.waitingAfterMerge(person, said));
        items.addAll(reviews(person, now));
        return items.stream().sorted(ORDER).limit(MOST).toList();
    }

    private static final Comparator<Item> ORDER =
            Comparator.comparing(Item::urgency)
                    .thenComparing(item -> item.deadline().orElse(Instant.MAX))
                    .thenComparing(Item::since)
                    .thenComparing(Item::key);

    private Optional<Item> decide(Person me, Judged judged, EffectDesk.Known known, Instant now) {
        var alive = judged.state() == State.OPEN && !judged.isBehind();
        if (!alive
                || judged.file().isContributor(me.id())
                || (judged.file().hasApproved(me.id()) && !judged.mustSignAgain(me.id()))
                || judged.waitingFor(me.id()).isEmpty()) {
            return Optional.empty();
        }
        var file = judged.file();
        var deadline = judged.demanded().deadline();
        var said = words.of(me.tenant(), judged);
        var soon = deadline.filter(end -> end.isBefore(now.plus(SOON))).isPresent();
        return Optional.of(
                new Item(
                        "docs/decide/%s/%s".formatted(file.label(), file.digest()),
                        soon ? Urgency.DUE_SOON : Urgency.DECIDE,
                        Phrases.kind(judged),
                        "#" + file.label(),
                        file.proposal().title(),
                        known.summary(file).map(Effect.Summary::sentence).orElse(said.effect()),
                        name(me, file.proposal().author()),
                        file.revision().madeAt(),
                        deadline,
                        "/proposals/" + file.label(),
                        judged.demanded().light(),
                        told(known, file, now),
                        said.excerpt()));
    }

    /// A mail that asks for a decision says what the numbers would be, when that is there soon.
    private static NoticeClass told(EffectDesk.Known known, CaseFile file, Instant now) {
        var until = file.revision().madeAt().plus(EFFECT_AWAITED);
        return known.isUnderway(file) && now.isBefore(until)
                ? NoticeClass.NOT_YET
                : NoticeClass.NOW;
    }

    /// Whether the next step is this person's: the author's, their deputy's while they are away or
    /// have handed over, and of those who worked on it when the author has left it to nobody.
    private boolean isNext(Person me, CaseFile file, Instant now) {
        var author = file.proposal().author();
        if (author.equals(me.id())) {
            return true;
        }
        var deputy = roster.deputy(me.tenant(), author, now).map(Roster.Deputy::deputy);
        return deputy.map(me.id()::equals)
                .orElseGet(() ->
                        file.isContributor(me.id())
                                && !roster.employees(me.tenant(), now).contains(author));
    }

    /// Sent back: whoever proposed it has to correct it.
    private Optional<Item> returned(Person me, Judged judged, Instant now) {
        var file = judged.file();
        if (judged.state() != State.RETURNED || !isNext(me, file, now)) {
            return Optional.empty();
        }
        return Optional.of(
                item(
                        me,
                        "docs/returned/%s/%d".formatted(file.label(), file.revision().n()),
                        Urgency.RETURNED,
                        Refusal.of("docs.inbox.kind.returned"),
                        judged,
                        spoken.lastWord(me.tenant(), file),
                        NoticeClass.NOW));
    }

    /// Everything is met, or `main` has overtaken it: the next step is its author's.
    private Optional<Item> mergeable(Person me, Judged judged, Instant now) {
        var file = judged.file();
        var behind = judged.isBehind() && judged.state() == State.OPEN;
        if ((judged.state() != State.APPROVED && !behind) || !isNext(me, file, now)) {
            return Optional.empty();
        }
        var kind = behind ? "docs.inbox.kind.behind" : "docs.inbox.kind.approved";
        var what = behind ? "docs.inbox.effect.behind" : "docs.inbox.effect.approved";
        return Optional.of(
                item(
                        me,
                        "docs/%s/%s/%s"
                                .formatted(
                                        behind ? "behind" : "approved",
                                        file.label(),
                                        file.digest()),
                        Urgency.RETURNED,
                        Refusal.of(kind),
                        judged,
                        Refusal.of(what),
                        NoticeClass.DIGEST));
    }

    private Item item(
            Person me,
            String key,
            Urgency urgency,
            Refusal kind,
            Judged judged,
            Refusal effect,
            NoticeClass notice) {
        var proposal = judged.file().proposal();
        return new Item(
                key,
                urgency,
                kind,
                "#" + judged.file().label(),
                proposal.title(),
                effect,
                "",
                proposal.movedAt(),
                Optional.empty(),
                "/proposals/" + judged.file().label(),
                false,
                notice,
                words.of(me.tenant(), judged).excerpt());
    }

    /// Emergencies that this person may review.
    private List<Item> reviews(Person me, Instant now) {
        return emergencies.notReviewed(me.tenant()).stream()
                .filter(emergency -> reviewers.of(me.tenant(), emergency, now).contains(me.id()))
                .map(emergency ->
                        new Item(
                                "docs/review/" + emergency.proposal(),
                                emergency.reviewDue().isBefore(now.plus(SOON))
                                        ? Urgency.DUE_SOON
                                        : Urgency.DECIDE,
                                Refusal.of("docs.inbox.kind.review"),
                                "#" + emergency.proposal(),
                                title(me, emergency.proposal()),
                                Refusal.of("docs.inbox.effect.said", emergency.why()),
                                name(me, emergency.mergedBy()),
                                emergency.mergedAt(),
                                Optional.of(emergency.reviewDue()),
                                "/proposals/" + emergency.proposal(),
                                false,
                                NoticeClass.NOW))
                .toList();
    }

    private String title(Person me, long number) {
        return proposals.find(me.tenant(), number).map(p -> p.title()).orElse("");
    }

    private String name(Person me, PersonId person) {
        return roster.name(me.tenant(), person);
    }
}
