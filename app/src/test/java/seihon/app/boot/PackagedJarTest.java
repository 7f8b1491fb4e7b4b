package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The jar that is handed over, without the test scope's libraries, which may stand in for one that
/// it lacks.
@Tag("slow")
class PackagedJarTest {

    @Test
    void packagedJarOpens() throws Exception {
        var jar = Path.of("target", "seihon.jar").toAbsolutePath();
        assertThat(jar).as("bin/test packages it first: mvn package -DskipTests").exists();

        try (var house =
                SpawnedHouse.spawn(
                        List.of("-jar", jar.toString()),
                        Map.of(),
                        "--home",
                        SpawnedHouse.newHome().toString(),
                        "--port",
                        "0",
                        "--empty")) {
            house.awaitOpen();

            assertThat(house.status("/actuator/health/readiness")).isEqualTo(200);
            assertThat(house.status("/signin")).isEqualTo(200);
        }
    }
}
