package seihon.testkit;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import seihon.domain.Ids;

/// Puts the database, the home, the clock and the ids of a test into its context, before any bean
/// of the house is looked at: a room's own `Clock` steps back (`@ConditionalOnMissingBean`).
public class TestHouseInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /// What application.properties says to every installation, and what a test may say otherwise:
    /// jobs run when a test asks for them.
    private static final Map<String, Object> HABITS =
            Map.of(
                    "db-scheduler.enabled", "false",
                    "spring.jackson.property-naming-strategy", "SNAKE_CASE",
                    "spring.main.banner-mode", "off");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.fresh();
        var home = "target/homes/" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        var sources = context.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("test house", settings(database, home)));
        sources.addLast(new MapPropertySource("test habits", HABITS));
        var clock = new TestClock(TestHouse.START);
        var beans = context.getBeanFactory();
        beans.registerSingleton("testDatabase", database);
        beans.registerSingleton("clock", clock);
        beans.registerSingleton("ids", new Ids(clock, new SeededChance(1L)));
    }

    private static Map<String, Object> settings(TestDatabase database, String home) {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", database.app().url()),
                Map.entry("spring.datasource.username", database.app().user()),
                Map.entry("spring.datasource.password", database.app().password()),
                Map.entry("spring.datasource.hikari.maximum-pool-size", "10"),
                Map.entry("spring.datasource.hikari.minimum-idle", "1"),
                Map.entry("seihon.key", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("seihon.home", Path.of(home).toAbsolutePath().toString()));
    }
}
