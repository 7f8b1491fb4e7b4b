package seihon.docs.proposals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.Roster;
import seihon.docs.change.CaseFile;
import seihon.docs.change.CaseFiles;
import seihon.docs.change.Judged;
import seihon.docs.change.Judgement;
import seihon.docs.comments.Discussion;
import seihon.docs.comments.Suggestions;
import seihon.docs.merge.AtOnce;
import seihon.docs.merge.Merging;
import seihon.docs.merge.Overlap;
import seihon.docs.merge.Updating;
import seihon.docs.opening.Opening;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;

/// What people do to proposals, one transaction each: finds and holds the proposal, lets the room
/// that knows do it, and judges what it then stands at.
@Component
public class ProposalDesk implements Proposals {

    private final Transactions transactions;
    private final CaseFiles files;
    private final Judgement judgement;
    private final Opening opening;
    private final Approving approving;
    private final Discussion discussion;
    private final Merging merging;
    private final Updating updating;
    private final AtOnce atOnce;
    private final Roster roster;
    private final Looking looking;
    private final Suggestions suggestions;

    ProposalDesk(
            Transactions transactions,
            CaseFiles files,
            Judgement judgement,
            Opening opening,
            Approving approving,
            Discussion discussion,
            Merging merging,
            Updating updating,
            AtOnce atOnce,
            Roster roster,
            Looking looking,
            Suggestions suggestions) {
        this.transactions = transactions;
        this.files = files;
        this.judgement = judgement;
        this.opening = opening;
        this.approving = approving;
        this.discussion = discussion;
        this.merging = merging;
        this.updating = updating;
        this.atOnce = atOnce;
        this.roster = roster;
        this.looking = looking;
        this.suggestions = suggestions;
    }

    @Override
    public Outcome<Standing> open(Person me, Draft draft, Instant at) {
        return open(me, draft, Opening.Cause.CHANGE, at);
    }

    /// Opens one that goes back to something: an older state, a merge, a working note.
    Outcome<Standing> open(Person me, Draft draft, Opening.Cause cause, Instant at) {
        return written(me, at, () -> opening.open(me, draft, cause, at));
    }

    @Override
    public Outcome<Standing> revise(Person me, long number, Draft draft, Instant at) {
        return held(me, number, at, file -> revised(me, file, draft, at));
    }

    /// The same by somebody who read the change with this digest: refused when it is another now.
    Outcome<Standing> revise(Person me, long number, String digest, Draft draft, Instant at) {
        return held(
                me,
                number,
                at,
                file ->
                        Closed.whyNotRevise(file).isPresent() || file.digest().equals(digest)
                                ? revised(me, file, draft, at)
                                : Outcome.refused(
                                        "docs.revision.outdated-digest", file.revision().n()));
    }

    private Outcome<CaseFile> revised(Person me, CaseFile file, Draft draft, Instant at) {
        return Closed.whyNotRevise(file)
                .<Outcome<CaseFile>>map(Outcome::refused)
                .orElseGet(() -> opening.revise(me, file, draft, at));
    }

    @Override
    public Outcome<Standing> approve(
            Person me, long number, String changeDigest, String word, Instant at) {
        var say = new Approving.Say(changeDigest, word.strip(), at);
        return held(
                me,
                number,
                at,
                file ->
                        file.emergency().isPresent()
                                ? atOnce.review(me, file, say.digest(), say.word(), at)
                                : approving.approve(me, file, say));
    }

    /// The review after an emergency, by somebody who was passed over.
    Outcome<Standing> review(Person me, long number, boolean agreed, String word, Instant at) {
        return held(
                me,
                number,
                at,
                file -> {
                    if (file.emergency().isEmpty()) {
                        return Outcome.refused("docs.emergency.not-found", file.label());
                    }
                    return agreed
                            ? atOnce.review(me, file, file.digest(), word, at)
                            : atOnce.object(me, file, word, at);
                });
    }

    @Override
    public Outcome<Standing> takeBack(Person me, long number, Instant at) {
        return held(me, number, at, file -> approving.takeBack(me, file, at));
    }

    @Override
    public Outcome<Standing> sendBack(
            Person me, long number, String changeDigest, String why, Instant at) {
        var say = new Approving.Say(changeDigest, why.strip(), at);
        return held(
                me,
                number,
                at,
                file ->
                        file.emergency().isPresent()
                                ? atOnce.object(me, file, say.word(), at)
                                : approving.sendBack(me, file, say));
    }

    @Override
    public Outcome<Standing> withdraw(Person me, long number, String why, Instant at) {
        var say = new Approving.Say("", why.strip(), at);
        return held(
                me, number, at, file -> approving.withdraw(me, file, holds(me, "admin", at), say));
    }

    @Override
    public Outcome<Standing> comment(
            Person me, long number, Optional<Anchor> anchor, String text, Instant at) {
        var remark = new Discussion.Remark(Optional.empty(), anchor, text, Optional.empty());
        return say(me, number, remark, at);
    }

    /// The same for answers and suggestions.
    Outcome<Standing> say(Person me, long number, Discussion.Remark remark, Instant at) {
        return held(me, number, at, file -> discussion.say(me, file, remark, at));
    }

    Outcome<Standing> resolve(Person me, long number, UUID comment, Instant at) {
        return held(me, number, at, file -> discussion.resolve(me, file, comment, at));
    }

    /// Takes suggested wordings over in one new revision.
    Outcome<Standing> applySuggestions(Person me, long number, Set<UUID> wanted, Instant at) {
        return held(me, number, at, file -> suggestions.apply(me, file, wanted, at));
    }

    @Override
    public Outcome<Standing> merge(Person me, long number, Instant at) {
        return merging.merge(me, number, at).map(Judged::standing);
    }

    @Override
    public Outcome<Standing> bringUpToDate(Person me, long number, Instant at) {
        return held(me, number, at, file -> updating.bringUpToDate(me, file, at));
    }

    @Override
    public Outcome<Standing> settle(Person me, long number, List<FileEdit> settled, Instant at) {
        return settle(me, number, _ -> Outcome.done(settled), at);
    }

    /// The same, decided when it is known what overlaps.
    Outcome<Standing> settle(Person me, long number, Updating.Settling settling, Instant at) {
        return held(me, number, at, file -> updating.settle(me, file, settling, at));
    }

    /// What people have to decide before the proposal can be brought up to date.
    List<Overlap> overlaps(Person me, long number) {
        return transactions.read(
                me.tenant(),
                () ->
                        files.find(me.tenant(), number)
                                .filter(file -> file.proposal().isUnfinished() && !me.guest())
                                .map(file -> updating.overlaps(me, file))
                                .orElse(List.of()));
    }

    @Override
    public Outcome<Standing> mergeAtOnce(Person me, Draft draft, Instant at) {
        return atOnce.merge(me, draft, at).map(Judged::standing);
    }

    @Override
    public Optional<Standing> find(Person me, long number, Instant at) {
        return judged(me, number, at).map(Judged::standing);
    }

    /// Notes up to where a person has seen a proposal.
    void seen(Person me, long number, Instant at) {
        transactions.run(
                me.tenant(),
                () ->
                        files.find(me.tenant(), number)
                                .filter(_ -> !me.guest())
                                .ifPresent(file -> looking.seen(me, file, at)));
    }

    /// The whole judgement, for pages. Guests see no proposals.
    public Optional<Judged> judged(Person me, long number, Instant at) {
        return me.guest()
                ? Optional.empty()
                : transactions.read(
                        me.tenant(),
                        () ->
                                files.find(me.tenant(), number)
                                        .map(file -> judgement.judge(me.tenant(), file, at)));
    }

    /// A command on a proposal whose row is held meanwhile.
    Outcome<Standing> held(
            Person me, long number, Instant at, Function<CaseFile, Outcome<CaseFile>> command) {
        return written(
                me,
                at,
                () -> {
                    var file = files.lock(me.tenant(), number);
                    if (file.isEmpty() || me.guest()) {
                        return Outcome.refused("docs.proposal.not-found", Long.toString(number));
                    }
                    return opening.isEmployee(me, at)
                            ? command.apply(file.get())
                            : Outcome.refused("docs.proposal.employees-only-forbidden");
                });
    }

    private Outcome<Standing> written(Person me, Instant at, Supplier<Outcome<CaseFile>> command) {
        return transactions.write(
                me.tenant(),
                () -> {
                    var outcome = command.get();
                    if (outcome instanceof Outcome.Refused<CaseFile>) {
                        transactions.rollBackOnly();
                    }
                    return outcome.map(file -> standing(me, file, at));
                });
    }

    private Standing standing(Person me, CaseFile file, Instant at) {
        var now = files.find(me.tenant(), file.number()).orElseThrow();
        return judgement.judge(me.tenant(), now, at).standing();
    }

    private boolean holds(Person me, String role, Instant at) {
        return roster.roles(me.tenant(), me.id(), at).contains(role);
    }
}
