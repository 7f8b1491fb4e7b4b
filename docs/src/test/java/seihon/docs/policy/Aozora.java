package seihon.docs.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seihon.docs.Roster.Deputy;
import seihon.domain.PersonId;

/// The people of あおぞら製作所, as far as approvals need them.
final class Aozora implements Organisation {

    static final Instant FRIDAY_MORNING = Instant.parse("2026-11-20T01:00:00Z");

    private final Map<String, Set<PersonId>> holders = new HashMap<>();
    private final Set<PersonId> employees = new HashSet<>();
    private final Map<PersonId, Deputy> away = new HashMap<>();

    Aozora() {
        role("executive", "sato", "mori");
        role("manager", "tanaka", "ishii", "nakamura", "yamaguchi");
        role("revenue-ops", "ishii", "abe");
        role("finance", "fujimoto");
        role("member", "ogawa", "kato");
    }

    void role(String role, String... people) {
        var ids = Stream.of(people).map(PersonId::new).collect(Collectors.toSet());
        holders.put(role, ids);
        employees.addAll(ids);
    }

    void away(String person, String deputy) {
        var absent = new PersonId(person);
        away.put(
                absent,
                new Deputy(new PersonId(deputy), absent, FRIDAY_MORNING.plusSeconds(864_000)));
    }

    void leaves(String person) {
        var id = new PersonId(person);
        employees.remove(id);
        holders.replaceAll((_, people) -> {
            var left = new HashSet<>(people);
            left.remove(id);
            return left;
        });
    }

    Set<PersonId> everybody() {
        return Set.copyOf(employees);
    }

    @Override
    public Set<PersonId> holders(String role) {
        return holders.getOrDefault(role, Set.of());
    }

    @Override
    public Set<PersonId> employees() {
        return employees;
    }

    @Override
    public Optional<Deputy> deputy(PersonId person, Instant then) {
        return Optional.ofNullable(away.get(person)).filter(d -> then.isBefore(d.until()));
    }
}
