package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import tools.jackson.databind.json.JsonMapper;

/// Unused configuration is an error: a property that no library on the classpath knows does
/// nothing, and nobody would notice.
class ConfigurationTest {

    /// Maps in the libraries' metadata: what follows is chosen by us.
    private static final Set<String> OPEN_ENDED =
            Set.of("logging.level", "management.endpoint.health.group");

    @Test
    void everyPropertyIsKnownToSomebody() throws IOException {
        var known = known();

        var strangers = new TreeSet<String>();
        for (var name : ours().stringPropertyNames()) {
            if (!known.contains(name) && OPEN_ENDED.stream().noneMatch(name::startsWith)) {
                strangers.add(name);
            }
        }

        assertThat(strangers).isEmpty();
    }

    private static Properties ours() throws IOException {
        return PropertiesLoaderUtils.loadProperties(
                new ClassPathResource("application.properties"));
    }

    private static Set<String> known() throws IOException {
        var names = new TreeSet<String>();
        var json = new JsonMapper();
        for (var kind : Set.of("", "additional-")) {
            var resources =
                    new PathMatchingResourcePatternResolver()
                            .getResources(
                                    "classpath*:META-INF/%sspring-configuration-metadata.json"
                                            .formatted(kind));
            for (var resource : resources) {
                try (var in = resource.getInputStream()) {
                    json.readTree(in)
                            .path("properties")
                            .forEach(property -> names.add(property.path("name").asString()));
                }
            }
        }
        return names;
    }
}
