package seihon.docs.http;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import seihon.docs.Roster;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Three of Aozora's people and their addresses.
final class AozoraRoster implements Roster {

    private static final Map<String, PersonId> ADDRESSES =
            Map.of(
                    "sato@aozora.example", new PersonId("sato"),
                    "mori@aozora.example", new PersonId("mori"),
                    "tanaka@aozora.example", new PersonId("tanaka"));

    @Override
    public Set<PersonId> withAddress(TenantId tenant, Set<String> mailAddresses) {
        var people = new HashSet<PersonId>();
        ADDRESSES.forEach((address, person) -> {
            if (mailAddresses.contains(address)) {
                people.add(person);
            }
        });
        return people;
    }

    @Override
    public Set<PersonId> holders(TenantId tenant, String role, Instant at) {
        return Set.of();
    }

    @Override
    public Set<String> roles(TenantId tenant, PersonId person, Instant at) {
        return Set.of("member");
    }

    @Override
    public Set<PersonId> employees(TenantId tenant, Instant at) {
        return Set.copyOf(ADDRESSES.values());
    }

    @Override
    public Optional<Deputy> deputy(TenantId tenant, PersonId person, Instant at) {
        return Optional.empty();
    }

    @Override
    public String name(TenantId tenant, PersonId person) {
        return person.value();
    }
}
