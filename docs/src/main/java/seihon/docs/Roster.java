package seihon.docs;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Who holds which role at an instant, by the organisation documents on `main` and the absences on
/// record. Supplied by `people`.
public interface Roster {

    /// Employees (never guests) who hold the role then, account or not.
    Set<PersonId> holders(TenantId tenant, String role, Instant at);

    /// The roles of a person then; empty when they are not (or no longer) with the company.
    Set<String> roles(TenantId tenant, PersonId person, Instant at);

    /// Employees of the tenant then; empty set for an unknown tenant.
    Set<PersonId> employees(TenantId tenant, Instant at);

    /// The person who decides for `person` then, when an absence with a deputy is on record.
    Optional<Deputy> deputy(TenantId tenant, PersonId person, Instant at);

    /// How a person's name is shown; the id itself when there is none (erased or never given).
    String name(TenantId tenant, PersonId person);

    /// People whose recorded mail addresses are among these: a push names its authors by address.
    Set<PersonId> withAddress(TenantId tenant, Set<String> mailAddresses);

    /// The roster as it would be were the change merged now: the change may say who is there.
    default Roster under(ProposedChange change) {
        return this;
    }

    record Deputy(PersonId deputy, PersonId absent, Instant until) {}
}
