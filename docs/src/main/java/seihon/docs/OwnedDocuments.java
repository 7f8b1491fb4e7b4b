package seihon.docs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Which documents somebody looks after: what is handed over when they leave. Asked inside a
/// transaction of the tenant.
public interface OwnedDocuments {

    /// Living documents whose owner is this person, in path order.
    List<Revision> ownedBy(TenantId tenant, PersonId person);

    /// Living sealed documents whose body this person reads by name, in path order: a reader of
    /// theirs has to name somebody else before they leave.
    List<Revision> readBy(TenantId tenant, PersonId person);

    /// Proposes that somebody else looks after all of them; each needs the approvals it always
    /// needs. Empty when there is nothing to hand over.
    Outcome<Optional<Proposals.Standing>> handOver(Person me, HandOver wish, Instant at);

    record HandOver(PersonId from, PersonId to, String title, String why) {}
}
