package seihon.app.security;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.people.ByToken;
import seihon.people.Entrance;
import seihon.people.Scope;
import seihon.web.SignedIn;

/// The person of one request, with what their way in allows. Lives as long as the request; never
/// stored in a session.
final class Acting extends AbstractAuthenticationToken implements SignedIn, ByToken {

    private static final long serialVersionUID = 1L;

    private final transient Person person;
    private final transient Optional<Entrance.Bearer> bearer;
    private final @Nullable Admitted admittedUnlessToken;

    private Acting(
            Person person,
            Optional<Entrance.Bearer> bearer,
            @Nullable Admitted admittedUnlessToken) {
        super(List.of());
        this.person = person;
        this.bearer = bearer;
        this.admittedUnlessToken = admittedUnlessToken;
        setAuthenticated(true);
    }

    static Acting inBrowser(Person person, Admitted admitted) {
        return new Acting(person, Optional.empty(), admitted);
    }

    static Acting byToken(Entrance.Bearer bearer) {
        return new Acting(bearer.person(), Optional.of(bearer), null);
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public Optional<Entrance.Bearer> bearer() {
        return bearer;
    }

    boolean mayUse(Scope scope) {
        return bearer.filter(token -> token.scopes().contains(scope)).isPresent();
    }

    /// Who made the token and has seen it, when that is not its owner.
    Optional<PersonId> tokenMaker() {
        return bearer.flatMap(Entrance.Bearer::madeByAnother);
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
