package seihon.docs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// The people of Aozora without the module `people`: the same in every tenant. Absences are told by
/// a test and forgotten by it.
@Component
public class TestRoster implements Roster {

    private static final Map<String, Set<String>> ROLES =
            new TreeMap<>(
                    Map.of(
                            "sato", Set.of("executive", "admin", "member"),
                            "mori", Set.of("executive", "member"),
                            "tanaka", Set.of("manager", "member"),
                            "ishii", Set.of("manager", "revenue-ops", "member"),
                            "abe", Set.of("revenue-ops", "member"),
                            "nakamura", Set.of("manager", "member"),
                            "fujimoto", Set.of("finance", "member"),
                            "yamaguchi", Set.of("member"),
                            "ogawa", Set.of("member")));

    private final Map<TenantId, Map<PersonId, Deputy>> absences = new ConcurrentHashMap<>();
    private final Map<TenantId, Set<PersonId>> leavers = new ConcurrentHashMap<>();

    public void absent(TenantId tenant, Deputy deputy) {
        absences.computeIfAbsent(tenant, _ -> new ConcurrentHashMap<>())
                .put(deputy.absent(), deputy);
    }

    /// From now on the person is not with the company.
    public void leaves(TenantId tenant, PersonId person) {
        leavers.computeIfAbsent(tenant, _ -> ConcurrentHashMap.newKeySet()).add(person);
    }

    @Override
    public Set<PersonId> holders(TenantId tenant, String role, Instant at) {
        var gone = leavers.getOrDefault(tenant, Set.of());
        return ROLES.entrySet().stream()
                .filter(person -> person.getValue().contains(role))
                .map(person -> new PersonId(person.getKey()))
                .filter(person -> !gone.contains(person))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> roles(TenantId tenant, PersonId person, Instant at) {
        return ROLES.getOrDefault(person.value(), Set.of());
    }

    @Override
    public Set<PersonId> employees(TenantId tenant, Instant at) {
        return holders(tenant, "member", at);
    }

    @Override
    public Optional<Deputy> deputy(TenantId tenant, PersonId person, Instant at) {
        return Optional.ofNullable(absences.getOrDefault(tenant, Map.of()).get(person))
                .filter(deputy -> at.isBefore(deputy.until()));
    }

    @Override
    public String name(TenantId tenant, PersonId person) {
        return person.value();
    }

    @Override
    public Set<PersonId> withAddress(TenantId tenant, Set<String> mailAddresses) {
        return Set.of();
    }
}
