package seihon.docs.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.FileEdit;
import seihon.docs.OwnedDocuments;
import seihon.docs.Proposals;
import seihon.docs.Revision;
import seihon.docs.git.GitStore;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Documents by owner, and the proposal that gives them to somebody else. A sealed one is handed
/// over by its front matter; nobody has to read its body for that.
@Component
class Owned implements OwnedDocuments {

    private final RevisionStore revisions;
    private final GitStore git;
    private final Proposals proposals;
    private final Transactions transactions;

    Owned(RevisionStore revisions, GitStore git, Proposals proposals, Transactions transactions) {
        this.revisions = revisions;
        this.git = git;
        this.proposals = proposals;
        this.transactions = transactions;
    }

    @Override
    public List<Revision> ownedBy(TenantId tenant, PersonId person) {
        var owner = "person:" + person;
        return revisions.living(tenant).stream()
                .filter(each -> each.owner().equals(owner))
                .toList();
    }

    @Override
    public List<Revision> readBy(TenantId tenant, PersonId person) {
        return revisions.readBy(tenant, "person:" + person);
    }

    @Override
    public Outcome<Optional<Proposals.Standing>> handOver(Person me, HandOver wish, Instant at) {
        return transactions.write(
                me.tenant(),
                () -> {
                    var edits = edits(me.tenant(), wish);
                    if (edits.isEmpty()) {
                        return Outcome.done(Optional.empty());
                    }
                    var draft = new Proposals.Draft(wish.title(), wish.why(), edits, Set.of());
                    return proposals.open(me, draft, at).map(Optional::of);
                });
    }

    private List<FileEdit> edits(TenantId tenant, HandOver wish) {
        return ownedBy(tenant, wish.from()).stream()
                .flatMap(document -> edit(tenant, document, wish).stream())
                .toList();
    }

    private Optional<FileEdit> edit(TenantId tenant, Revision document, HandOver wish) {
        return OwnerRules.replaced(
                        document.path(),
                        git.text(tenant, ObjectId.fromString(document.blob())),
                        "person:" + wish.from(),
                        "person:" + wish.to())
                .map(text -> FileEdit.write(document.path(), text));
    }
}
