package seihon.docs.reading;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.docs.Revision;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Who may read what: every employee reads everything in the repository, a guest what was shared
/// with them. Every page, search and API call on documents asks here.
@Component
public class Readers {

    private final Transactions transactions;
    private final RevisionStore revisions;
    private final ShareStore shares;

    Readers(Transactions transactions, RevisionStore revisions, ShareStore shares) {
        this.transactions = transactions;
        this.revisions = revisions;
        this.shares = shares;
    }

    /// The living documents that this person may read, in path order.
    public List<Revision> library(Person me) {
        var all = revisions.living(me.tenant());
        if (!me.guest()) {
            return all;
        }
        var shared = shares.sharedWith(me.tenant(), me.id());
        return all.stream().filter(each -> shared.contains(each.doc().toString())).toList();
    }

    public boolean mayRead(Person me, DocId doc) {
        return !me.guest() || sharedWith(me).contains(doc.toString());
    }

    /// The documents (`kind/id`) shared with a guest.
    public Set<String> sharedWith(Person guest) {
        return shares.sharedWith(guest.tenant(), guest.id());
    }

    /// The guests who may read a document.
    public List<PersonId> guests(TenantId tenant, DocId doc) {
        return shares.readers(tenant, doc);
    }

    public Outcome<DocId> share(Person me, DocId doc, PersonId with, Instant at) {
        return changing(me, doc, () -> shares.share(me.tenant(), doc, with, me.id(), at));
    }

    public Outcome<DocId> takeAway(Person me, DocId doc, PersonId from) {
        return changing(me, doc, () -> shares.takeAway(me.tenant(), doc, from));
    }

    private Outcome<DocId> changing(Person me, DocId doc, Runnable change) {
        if (me.guest()) {
            return Outcome.refused("docs.readers.guest-forbidden");
        }
        return transactions.write(
                me.tenant(),
                () -> {
                    if (revisions.history(me.tenant(), doc).isEmpty()) {
                        return Outcome.refused("docs.document-not-found", doc.toString());
                    }
                    change.run();
                    return Outcome.done(doc);
                });
    }
}
