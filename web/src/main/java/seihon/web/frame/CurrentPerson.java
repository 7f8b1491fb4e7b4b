package seihon.web.frame;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.SignedIn;

/// The person of the running request. Handlers take a [Person] parameter instead of asking here.
@Component
class CurrentPerson {

    Optional<Person> person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        if (authentication instanceof SignedIn signedIn) {
            return Optional.of(signedIn.person());
        }
        return authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.person())
                : Optional.empty();
    }
}
