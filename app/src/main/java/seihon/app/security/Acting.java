package seihon.app.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.people.Entrance;
import seihon.people.Scope;
import seihon.web.SignedIn;

/// The person of one request, with what their way in allows. Lives as long as the request; never
/// stored in a session.
final class Acting extends AbstractAuthenticationToken implements SignedIn {

    private static final long serialVersionUID = 1L;

    private final transient Person person;
    private final transient Set<Scope> scopes;
    private final transient Optional<PersonId> tokenMaker;
    private final @Nullable Admitted admittedUnlessToken;

    private Acting(
            Person person,
            Set<Scope> scopes,
            Optional<PersonId> tokenMaker,
            @Nullable Admitted admittedUnlessToken) {
        super(List.of());
        this.person = person;
        this.scopes = scopes;
        this.tokenMaker = tokenMaker;
        this.admittedUnlessToken = admittedUnlessToken;
        setAuthenticated(true);
    }

    static Acting inBrowser(Person person, Admitted admitted) {
        return new Acting(person, Set.of(), Optional.empty(), admitted);
    }

    static Acting byToken(Entrance.Bearer bearer) {
        return new Acting(bearer.person(), bearer.scopes(), bearer.madeByAnother(), null);
    }

    @Override
    public Person person() {
        return person;
    }

    boolean mayUse(Scope scope) {
        return scopes.contains(scope);
    }

    /// Who made the token and has seen it, when that is not its owner.
    Optional<PersonId> tokenMaker() {
        return tokenMaker;
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
