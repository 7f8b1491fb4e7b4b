package seihon.docs.proposals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.change.CaseFile;
import seihon.docs.change.CaseFiles;
import seihon.docs.change.Judged;
import seihon.docs.change.Judgement;
import seihon.docs.change.Proposal.Stage;
import seihon.docs.change.ProposalStore.Cursor;
import seihon.docs.proposals.ProposalListView.Row;
import seihon.docs.proposals.ProposalListView.Shown;
import seihon.domain.Person;
import seihon.domain.Transactions;

/// Lists proposals, newest first, each judged as it stands now.
@Component
class ProposalLists {

    static final int PAGE = 50;

    private final CaseFiles files;
    private final Judgement judgement;
    private final Transactions transactions;
    private final People people;

    ProposalLists(CaseFiles files, Judgement judgement, Transactions transactions, People people) {
        this.files = files;
        this.judgement = judgement;
        this.transactions = transactions;
        this.people = people;
    }

    ProposalListView show(Person me, Shown shown, Optional<Long> before, Instant at) {
        var names = people.of(me.tenant());
        var found = judged(me, shown, before, at);
        var next =
                found.size() < PAGE
                        ? Optional.<String>empty()
                        : Optional.of(
                                "/proposals?state=%s&before=%d"
                                        .formatted(shown.word(), found.getLast().file().number()));
        return new ProposalListView(
                shown,
                List.of(Shown.values()),
                found.stream().map(judged -> row(me, judged, names)).toList(),
                next);
    }

    /// At most [#PAGE] proposals; guests see none.
    List<Judged> judged(Person me, Shown shown, Optional<Long> before, Instant at) {
        return me.guest()
                ? List.of()
                : transactions.read(
                        me.tenant(),
                        () -> judgement.judge(me.tenant(), page(me, shown, before), at));
    }

    private List<CaseFile> page(Person me, Shown shown, Optional<Long> before) {
        var cursor = new Cursor(before.orElse(Long.MAX_VALUE), PAGE);
        return switch (shown) {
            case OPEN -> files.page(me.tenant(), Set.of(Stage.OPEN, Stage.RETURNED), cursor);
            case MERGED -> files.page(me.tenant(), Set.of(Stage.MERGED), cursor);
            case WITHDRAWN -> files.page(me.tenant(), Set.of(Stage.WITHDRAWN), cursor);
            case ALL -> files.page(me.tenant(), Set.of(Stage.values()), cursor);
        };
    }

    private static Row row(Person me, Judged judged, People.Names names) {
        var proposal = judged.file().proposal();
        return new Row(
                proposal.number(),
                proposal.title(),
                names.of(proposal.author()),
                judged.state(),
                proposal.revision(),
                proposal.openedAt(),
                proposal.movedAt(),
                judged.demanded().missing(),
                judged.isBehind(),
                MayRules.mayApprove(me, judged),
                judged.demanded().deadline());
    }
}
