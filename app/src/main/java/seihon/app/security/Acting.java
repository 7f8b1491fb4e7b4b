package seihon.app.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import seihon.domain.Person;
import seihon.people.Scope;
import seihon.web.SignedIn;

/// The person of one request, with what their way in allows. Lives as long as the request; never
/// stored in a session.
final class Acting extends AbstractAuthenticationToken implements SignedIn {

    private static final long serialVersionUID = 1L;

    private final transient Person person;
    private final transient Set<Scope> scopes;
    private final @Nullable Admitted admittedUnlessToken;

    private Acting(Person person, Set<Scope> scopes, @Nullable Admitted admittedUnlessToken) {
        super(List.of());
        this.person = person;
        this.scopes = scopes;
        this.admittedUnlessToken = admittedUnlessToken;
        setAuthenticated(true);
    }

    static Acting inBrowser(Person person, Admitted admitted) {
        return new Acting(person, Set.of(), admitted);
    }

    static Acting byToken(Person person, Set<Scope> scopes) {
        return new Acting(person, scopes, null);
    }

    @Override
    public Person person() {
        return person;
    }

    boolean mayUse(Scope scope) {
        return scopes.contains(scope);
    }

    /// Empty for tokens: a token is never a fresh factor.
    Optional<Admitted> admitted() {
        return Optional.ofNullable(admittedUnlessToken);
    }

    @Override
    public String getName() {
        return Admitted.sessionName(person.tenant(), person.id());
    }

    @Override
    public Person getPrincipal() {
        return person;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
