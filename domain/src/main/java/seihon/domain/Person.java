package seihon.domain;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/// The person who is acting now, as signed in: a parameter of every handler and command. Roles are
/// those held at sign-in and decide what is *shown*; what is *allowed* is asked again of the
/// documents when it happens. A guest reads only what is shared with them.
public record Person(
        TenantId tenant,
        PersonId id,
        String name,
        Set<String> roles,
        boolean guest,
        Locale language,
        ZoneId zone) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean holds(String role) {
        return roles.contains(role);
    }
}
