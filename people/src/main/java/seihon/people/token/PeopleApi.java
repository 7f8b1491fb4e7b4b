package seihon.people.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.people.ByToken;
import seihon.people.Entrance;
import seihon.people.Scope;
import seihon.people.admin.AccountDesk;
import seihon.people.token.TokenDesk.Made;
import seihon.people.token.TokenDesk.Wish;
import seihon.web.RefusedRequest;

/// `POST /people` and `POST /people/{id}/tokens`: accounts and tokens for ids that the documents
/// hold. Roles change only by proposal.
@RestController
class PeopleApi {

    private static final int USUAL_DAYS = 365;

    private final AccountDesk accounts;
    private final TokenDesk tokens;
    private final Clock clock;

    PeopleApi(AccountDesk accounts, TokenDesk tokens, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    @PostMapping("/api/v1/people")
    @ResponseStatus(HttpStatus.CREATED)
    PersonAnswer open(Person me, @RequestBody PersonRequest asked) {
        var opening =
                new AccountDesk.Opening(
                        text(asked.id()),
                        text(asked.name()),
                        text(asked.kana()),
                        text(asked.email()));
        var person = orThrow(accounts.open(me, opening, clock.instant()));
        return new PersonAnswer(person.value());
    }

    @PostMapping("/api/v1/people/{id}/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    TokenAnswer make(
            Authentication who,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable TokenRequest body) {
        if (!PersonId.isValid(id)) {
            throw new RefusedRequest("people.account.not-found", id);
        }
        var asked = body == null ? new TokenRequest(null, null, null) : body;
        var days = asked.days();
        var token = bearer(who);
        var wish =
                new Wish(
                        new PersonId(id),
                        asked.label() == null ? "API" : asked.label(),
                        asked.scopes() == null ? token.scopes() : scopes(asked.scopes()),
                        Duration.ofDays(days == null ? USUAL_DAYS : days));
        Made made = orThrow(tokens.makeBy(token, wish, clock.instant()));
        return new TokenAnswer(made.id(), made.secret(), made.expiresAt());
    }

    /// Under `/api` everybody acts with a token.
    private static Entrance.Bearer bearer(Authentication who) {
        return ((ByToken) who).bearer().orElseThrow();
    }

    private static Set<Scope> scopes(List<String> words) {
        return words.stream()
                .flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> T orThrow(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw new RefusedRequest(why);
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    record PersonRequest(
            @Nullable String id,
            @Nullable String name,
            @Nullable String kana,
            @Nullable String email) {}

    record PersonAnswer(String id) {}

    record TokenRequest(
            @Nullable String label, @Nullable List<String> scopes, @Nullable Integer days) {}

    /// `token` is shown this once.
    record TokenAnswer(UUID id, String token, Instant expires_at) {}
}
