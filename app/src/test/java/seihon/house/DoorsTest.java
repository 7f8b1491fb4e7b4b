package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Show nothing: a type of a room is public only because a sibling room uses it.
class DoorsTest {

    @Test
    void modulithFindsNothingToSay() {
        ApplicationModules.of("seihon", HouseClasses.WRITTEN).verify();
    }

    @Test
    void aPublicTypeThatNobodyUsesIsFound() {
        var types = Set.of("seihon.docs.git.GitStore", "seihon.docs.git.Packs");
        var sibling = new HouseClasses.Use("seihon.docs.reading.Tree", "seihon.docs.git.GitStore");
        var itself = new HouseClasses.Use("seihon.docs.git.Refs", "seihon.docs.git.Packs");

        assertThat(unused(types, List.of(sibling, itself)))
                .singleElement()
                .asString()
                .contains("seihon.docs.git.Packs is public");
    }

    private static List<String> unused(Set<String> types, List<HouseClasses.Use> uses) {
        var used =
                uses.stream()
                        .filter(use -> !use.fromPackage().equals(use.toPackage()))
                        .map(HouseClasses.Use::to)
                        .collect(Collectors.toSet());
        return types.stream()
                .filter(type -> !used.contains(type))
                .map(type ->
                        type + " is public, but no other room uses it; make it package-private")
                .sorted()
                .toList();
    }
}
