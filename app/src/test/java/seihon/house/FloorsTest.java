package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md, laws 2 and 3: a floor uses the floors below it, and of another module only the
/// root package. Inside a module rooms may use each other, but never in a circle.
class FloorsTest {

    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("domain", Set.of()),
                    Map.entry("db", Set.of()),
                    Map.entry("testkit", Set.of("db", "domain")),
                    Map.entry("ledger", Set.of("domain")),
                    Map.entry("web", Set.of("domain")),
                    Map.entry("docs", Set.of("domain", "ledger", "web")),
                    Map.entry("people", Set.of("domain", "ledger", "web", "docs")),
                    Map.entry("connectors", Set.of("domain", "ledger", "web", "docs")),
                    Map.entry("metrics", Set.of("domain", "ledger", "web", "docs", "connectors")),
                    Map.entry(
                            "revenue",
                            Set.of("domain", "ledger", "web", "docs", "connectors", "metrics")),
                    Map.entry(
                            "app",
                            Set.of(
                                    "db",
                                    "domain",
                                    "ledger",
                                    "web",
                                    "docs",
                                    "people",
                                    "connectors",
                                    "metrics",
                                    "revenue")));

    @Test
    void everyFloorUsesOnlyTheFloorsBelow() {
        House.mustBeEmpty(wrongFloors(HouseClasses.uses()));
    }

    @Test
    void roomsOfAnotherModuleStayClosed() {
        House.mustBeEmpty(wrongDoors(HouseClasses.uses()));
    }

    @Test
    void roomsOfAModuleUseEachOtherWithoutCircles() {
        House.mustBeEmpty(circles(HouseClasses.uses()));
    }

    @Test
    void everyModuleHasAFloor() {
        assertThat(MAY_USE.keySet()).containsExactlyInAnyOrderElementsOf(House.MODULES);
    }

    @Test
    void aLowerFloorThatLooksUpIsFound() {
        var up = new HouseClasses.Use("seihon.ledger.log.TenantLog", "seihon.docs.Kind");
        var sideways = new HouseClasses.Use("seihon.ledger.Entry", "seihon.web.Words");

        assertThat(wrongFloors(List.of(up, sideways)))
                .hasSize(2)
                .first()
                .asString()
                .contains("ledger may use [domain]");
    }

    @Test
    void aVisitorInAForeignRoomIsFound() {
        var visit = new HouseClasses.Use("seihon.docs.git.Refs", "seihon.ledger.log.TenantLog");
        var door = new HouseClasses.Use("seihon.docs.git.Refs", "seihon.ledger.Ledger");

        assertThat(wrongDoors(List.of(visit, door))).hasSize(1);
    }

    @Test
    void aCircleOfRoomsIsFound() {
        var there = new HouseClasses.Use("seihon.docs.git.Refs", "seihon.docs.text.Diff");
        var between = new HouseClasses.Use("seihon.docs.text.Diff", "seihon.docs.kinds.Kinds");
        var back = new HouseClasses.Use("seihon.docs.kinds.Kinds", "seihon.docs.git.Refs");
        var door = new HouseClasses.Use("seihon.docs.kinds.Kinds", "seihon.docs.Kind");

        assertThat(circles(List.of(there, between, door))).isEmpty();
        assertThat(circles(List.of(there, between, back, door))).hasSize(1);
    }

    private static List<String> wrongFloors(List<HouseClasses.Use> uses) {
        return uses.stream()
                .filter(use -> !use.fromModule().equals(use.toModule()))
                .filter(use ->
                        !MAY_USE.getOrDefault(use.fromModule(), Set.of()).contains(use.toModule()))
                .map(use ->
                        "%s uses %s, but %s may use %s; state an interface here and supply it above"
                                .formatted(
                                        use.from(),
                                        use.to(),
                                        use.fromModule(),
                                        new TreeSet<>(
                                                MAY_USE.getOrDefault(use.fromModule(), Set.of()))))
                .toList();
    }

    private static List<String> wrongDoors(List<HouseClasses.Use> uses) {
        return uses.stream()
                .filter(use -> !use.fromModule().equals(use.toModule()))
                .filter(use -> !use.toPackage().equals("seihon." + use.toModule()))
                .map(use ->
                        "%s uses %s, a room of another module; put an interface or record into seihon.%s"
                                .formatted(use.from(), use.to(), use.toModule()))
                .toList();
    }

    /// The root package is the door, not a room: it may be used by every room and use them back.
    private static List<String> circles(List<HouseClasses.Use> uses) {
        var next = new TreeMap<String, Set<String>>();
        for (var use : uses) {
            if (use.fromModule().equals(use.toModule())
                    && !use.fromPackage().equals(use.toPackage())
                    && isRoom(use.fromPackage())
                    && isRoom(use.toPackage())) {
                next.computeIfAbsent(use.fromPackage(), _ -> new TreeSet<>()).add(use.toPackage());
            }
        }
        var findings = new TreeSet<String>();
        next.keySet().forEach(room -> walk(List.of(room), next, findings));
        return List.copyOf(findings);
    }

    private static boolean isRoom(String name) {
        return name.chars().filter(c -> c == '.').count() >= 2;
    }

    private static void walk(
            List<String> path, Map<String, Set<String>> next, Set<String> findings) {
        for (var room : next.getOrDefault(path.getLast(), Set.of())) {
            if (room.equals(path.getFirst())) {
                findings.add(
                        new TreeSet<>(path) + " use each other in a circle; turn one use around");
            } else if (!path.contains(room)) {
                var longer = new ArrayList<>(path);
                longer.add(room);
                walk(longer, next, findings);
            }
        }
    }
}
