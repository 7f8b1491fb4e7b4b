package seihon.docs.reading;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.docs.Revision;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.web.Addressee;

/// Who may read what: every employee reads everything in the repository, a guest what was shared
/// with them. Every page, search and API call on documents asks here.
@Component
public class Readers {

    private final Transactions transactions;
    private final RevisionStore revisions;
    private final ShareStore shares;
    private final Addressee people;

    Readers(
            Transactions transactions,
            RevisionStore revisions,
            ShareStore shares,
            Addressee people) {
        this.transactions = transactions;
        this.revisions = revisions;
        this.shares = shares;
        this.people = people;
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

    /// Only with a guest of the company: its employees read everything already.
    public Outcome<DocId> share(Person me, DocId doc, PersonId with, Instant at) {
        return changing(
                me,
                doc,
                () -> {
                    if (people.people(me.tenant(), at).stream()
                            .noneMatch(one -> one.guest() && one.id().equals(with))) {
                        return Outcome.refused("docs.readers.guest-not-found", with);
                    }
                    shares.share(me.tenant(), doc, with, me.id(), at);
                    return Outcome.done(doc);
                });
    }

    public Outcome<DocId> takeAway(Person me, DocId doc, PersonId from) {
        return changing(
                me,
                doc,
                () -> {
                    shares.takeAway(me.tenant(), doc, from);
                    return Outcome.done(doc);
                });
    }

    private Outcome<DocId> changing(Person me, DocId doc, Supplier<Outcome<DocId>> change) {
        if (me.guest()) {
            return Outcome.refused("docs.readers.guest-forbidden");
        }
        return transactions.write(
                me.tenant(),
                () ->
                        revisions.history(me.tenant(), doc).isEmpty()
                                ? Outcome.refused("docs.document-not-found", doc.toString())
                                : change.get());
    }
}
