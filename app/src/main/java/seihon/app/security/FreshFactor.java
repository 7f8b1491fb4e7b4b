package seihon.app.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import seihon.docs.StepUp;
import seihon.domain.Person;
import seihon.domain.PersonId;

/// Whether the acting session proved itself within the last [#FRESH]. Tokens never did.
@Component
class FreshFactor implements StepUp {

    static final Duration FRESH = Duration.ofMinutes(5);

    @Override
    public boolean isFresh(Person me, Instant at) {
        return Admitted.of(SecurityContextHolder.getContext().getAuthentication())
                .filter(admitted ->
                        admitted.tenant().equals(me.tenant()) && admitted.person().equals(me.id()))
                .filter(admitted -> !at.isAfter(admitted.provenAt().plus(FRESH)))
                .isPresent();
    }

    @Override
    public Optional<PersonId> tokenMaker(Person me) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Acting acting
                        && acting.person().equals(me)
                ? acting.tokenMaker()
                : Optional.empty();
    }

    @Override
    public String address(String next) {
        return "/signin/again?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
