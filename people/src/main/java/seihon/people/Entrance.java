package seihon.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Who may come in, by password or token, and who they are now. Begins its own transactions: the
/// tenant is what it finds out.
public interface Entrance {

    /// The companies that this mail address and password open: one for nearly everybody. Refused
    /// with the same sentence whether the address is unknown, the password wrong or the account
    /// disabled, and refused for a quarter of an hour after too many tries.
    Outcome<List<Admission>> byPassword(String mail, String password, String address, Instant at);

    /// Whom a personal access token speaks for. Refused with one sentence when it is unknown,
    /// expired or revoked, or when its owner may no longer come in; and refused for a while after
    /// too many wrong ones from one address.
    Outcome<Bearer> byToken(String secret, String address, Instant at);

    /// The person as of now; empty when they have no account, a disabled one, or no place in the
    /// company's documents on that day.
    Optional<Person> person(TenantId tenant, PersonId person, Instant at);

    /// Whether the company knows the person: somebody has opened an account for them, whether it is
    /// open now or closed.
    boolean knows(TenantId tenant, PersonId person);

    /// The person behind a browser session; empty also when their password was set anew after the
    /// session began: whoever knew the old one is out.
    Optional<Person> inSession(TenantId tenant, PersonId person, Instant since, Instant at);

    /// Sets a new password after the present one. Every other session of the person ends.
    Outcome<PersonId> changePassword(Person me, String present, String next, Instant at);

    /// Light or dark as the person set it: `auto`, `light` or `dark`.
    String theme(TenantId tenant, PersonId person);

    /// Whether the password is this person's: the fresh factor before a signature. Refused for a
    /// quarter of an hour after too many tries, whatever is typed.
    Outcome<PersonId> provePassword(Person person, String password, Instant at);

    record Admission(TenantId tenant, PersonId person, String company) {}

    /// `madeByAnother`: the administrator who made the token for its owner and has seen it.
    record Bearer(
            Person person,
            UUID token,
            Set<Scope> scopes,
            Instant expiresAt,
            Optional<PersonId> madeByAnother) {
        public Bearer {
            scopes = Set.copyOf(scopes);
        }
    }
}
