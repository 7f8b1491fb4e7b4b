package seihon.app.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// What a browser session keeps of a sign-in: who, since when, and when they last proved it. Names
/// and roles are looked up for every request, so that a change shows at once.
final class Admitted extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final int tenant;
    private final String person;
    private final Instant since;
    private final Instant provenAt;

    Admitted(TenantId tenant, PersonId person, Instant since, Instant provenAt) {
        super(List.of());
        this.tenant = tenant.value();
        this.person = person.value();
        this.since = since;
        this.provenAt = provenAt;
        setAuthenticated(true);
    }

    TenantId tenant() {
        return new TenantId(tenant);
    }

    PersonId person() {
        return new PersonId(person);
    }

    /// When the session began: it ends twelve hours later, whatever happens.
    Instant since() {
        return since;
    }

    /// When a password, passkey or the company's sign-in was last asked for.
    Instant provenAt() {
        return provenAt;
    }

    Admitted provenAgain(Instant at) {
        return new Admitted(tenant(), person(), since, at);
    }

    /// The name under which Spring Session finds a person's sessions.
    static String sessionName(TenantId tenant, PersonId person) {
        return tenant + ":" + person;
    }

    static Optional<Admitted> of(@Nullable Object authentication) {
        return switch (authentication) {
            case Admitted admitted -> Optional.of(admitted);
            case Acting acting -> acting.admitted();
            case null, default -> Optional.empty();
        };
    }

    @Override
    public String getName() {
        return sessionName(tenant(), person());
    }

    @Override
    public String getPrincipal() {
        return getName();
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
