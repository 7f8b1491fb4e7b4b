package seihon.docs.http;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.Proposals;
import seihon.docs.Roster;
import seihon.docs.git.GitStore;
import seihon.docs.opening.Authoring;
import seihon.domain.Outcome;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.Transactions;

/// Turns a pushed change into a proposal, or into the next revision of the one its topic names.
/// Everybody whose address stands in a pushed commit is a contributor, be it their own or the one
/// under which the service writes what they did here.
@Component
class PushedProposals {

    private static final int MOST_PUSHES = 500;
    private static final long MOST_BYTES = 500L << 20;
    private static final Set<Proposals.State> LIVING =
            Set.of(
                    Proposals.State.DRAFT,
                    Proposals.State.OPEN,
                    Proposals.State.APPROVED,
                    Proposals.State.RETURNED);

    private final Transactions transactions;
    private final GitStore git;
    private final Proposals proposals;
    private final Roster roster;
    private final PushStore store;

    PushedProposals(
            Transactions transactions,
            GitStore git,
            Proposals proposals,
            Roster roster,
            PushStore store) {
        this.transactions = transactions;
        this.git = git;
        this.proposals = proposals;
        this.roster = roster;
        this.store = store;
    }

    record Answer(Proposals.Standing standing, boolean isNew) {}

    /// Counts the push, accepted or not; the reason when the company's day is used up.
    Optional<Refusal> count(Push push, long packBytes) {
        var tenant = push.me().tenant();
        var today = LocalDate.ofInstant(push.at(), push.me().zone());
        var day = transactions.write(tenant, () -> store.count(tenant, today, packBytes));
        return day.pushCount() > MOST_PUSHES || day.packBytes() > MOST_BYTES
                ? Optional.of(Refusal.of("docs.git.pushes-too-many", MOST_PUSHES, MOST_BYTES >> 20))
                : Optional.empty();
    }

    Optional<ObjectId> main(Push push) {
        var tenant = push.me().tenant();
        return transactions.read(tenant, () -> git.ref(tenant, GitStore.MAIN));
    }

    Outcome<Answer> propose(Push push, PushedChange change, PushOptions options) {
        var me = push.me();
        return transactions.write(
                me.tenant(),
                () -> {
                    var draft = change.draft(options, coAuthors(push, change));
                    var known = options.topic().flatMap(topic -> living(push, topic));
                    var outcome =
                            known.isPresent()
                                    ? proposals.revise(me, known.get(), draft, push.at())
                                    : proposals.open(me, draft, push.at());
                    return outcome.map(standing -> {
                        options.topic()
                                .ifPresent(topic ->
                                        store.remember(
                                                me.tenant(), me.id(), topic, standing.number()));
                        return new Answer(standing, known.isEmpty());
                    });
                });
    }

    private Set<PersonId> coAuthors(Push push, PushedChange change) {
        var me = push.me();
        var people = new HashSet<>(roster.withAddress(me.tenant(), change.authorAddresses()));
        var employees = roster.employees(me.tenant(), push.at());
        change.authorAddresses().stream()
                .flatMap(address -> Authoring.person(address).stream())
                .filter(employees::contains)
                .forEach(people::add);
        people.remove(me.id());
        return people;
    }

    /// The proposal of the topic while it can still be revised; a settled one leaves its topic
    /// free.
    private Optional<Long> living(Push push, String topic) {
        var me = push.me();
        return store.proposal(me.tenant(), me.id(), topic)
                .filter(number ->
                        proposals
                                .find(me, number, push.at())
                                .filter(standing -> LIVING.contains(standing.state()))
                                .isPresent());
    }
}
