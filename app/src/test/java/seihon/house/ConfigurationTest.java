package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A setting that nothing reads is an error: it makes somebody believe in it.
class ConfigurationTest {

    private static final Pattern OURS = Pattern.compile("seihon\\.[a-z0-9.-]*[a-z0-9]");

    @Test
    void everySettingIsRead() throws IOException {
        House.mustBeEmpty(unread(settings(), readByUs(), knownToLibraries()));
    }

    @Test
    void everySettingThatIsReadStandsSomewhere() {
        assertThat(readByUs()).contains("seihon.key");
    }

    @Test
    void aSettingThatNothingReadsIsFound() {
        var settings =
                List.of(
                        "seihon.colour",
                        "seihon.key",
                        "spring.session.timeot",
                        "logging.level.x",
                        "server.port");
        var libraries =
                Map.of(
                        "logging.level",
                        true,
                        "server.port",
                        false,
                        "spring.session.timeout",
                        false);

        assertThat(unread(settings, Set.of("seihon.key"), libraries))
                .hasSize(2)
                .anyMatch(finding -> finding.contains("seihon.colour"))
                .anyMatch(finding -> finding.contains("spring.session.timeot"));
    }

    private static List<String> unread(
            List<String> settings, Set<String> ours, Map<String, Boolean> libraries) {
        return settings.stream()
                .filter(name -> !ours.contains(name))
                .filter(name -> !isKnown(name, libraries))
                .map(name -> name + " is set, but nothing reads it; drop it or mend its name")
                .toList();
    }

    /// Below a map every name is known.
    private static boolean isKnown(String name, Map<String, Boolean> libraries) {
        if (libraries.containsKey(name)) {
            return true;
        }
        for (var dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            if (libraries.getOrDefault(name.substring(0, dot), false)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> settings() {
        return House.MODULES.stream()
                .flatMap(module -> House.files(module + "/src/main/resources", ".properties"))
                .filter(page -> page.path().matches(".*/application[a-z-]*\\.properties"))
                .flatMap(page -> page.text().lines())
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
    }

    private static Set<String> readByUs() {
        return Sources.literals(Sources.main()).stream()
                .flatMap(literal -> OURS.matcher(literal.text()).results())
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    /// Names from the metadata that libraries ship, and whether they are maps.
    private static Map<String, Boolean> knownToLibraries() throws IOException {
        var known = new HashMap<String, Boolean>();
        var json = new JsonMapper();
        var files = new ArrayList<java.net.URL>();
        for (var name :
                List.of(
                        "spring-configuration-metadata.json",
                        "additional-spring-configuration-metadata.json")) {
            files.addAll(
                    Collections.list(
                            ConfigurationTest.class
                                    .getClassLoader()
                                    .getResources("META-INF/" + name)));
        }
        for (var file : files) {
            try (var stream = file.openStream()) {
                for (var property : json.readTree(stream).path("properties")) {
                    var type = property.path("type").asString("");
                    known.put(property.path("name").asString(""), type.startsWith("java.util.Map"));
                }
            }
        }
        return known;
    }
}
