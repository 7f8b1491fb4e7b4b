package seihon.connectors.landing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.Roster;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.web.RefusedRequest;

/// Who may bring facts in and take them back. Asked when it happens, not at sign-in.
@Component
public class Senders {

    private static final Set<String> ROLES = Set.of("admin", "executive", "revenue-ops");

    private final Roster roster;

    Senders(Roster roster) {
        this.roster = roster;
    }

    /// Why this person may not; empty when they may. Asked inside a transaction of the tenant.
    public Optional<Refusal> whyNot(Person me, Instant at) {
        return roster.roles(me.tenant(), me.id(), at).stream().anyMatch(ROLES::contains)
                ? Optional.empty()
                : Optional.of(Refusal.of("connectors.landing.role-forbidden"));
    }

    /// For pages and programs that show what came in: it may be personal.
    public static void mustBe(Person me) {
        if (!mayBe(me)) {
            throw new RefusedRequest("connectors.landing.role-forbidden");
        }
    }

    /// Whether to show what only they may do.
    public static boolean mayBe(Person me) {
        return ROLES.stream().anyMatch(me::holds);
    }
}
