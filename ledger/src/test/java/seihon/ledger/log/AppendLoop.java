package seihon.ledger.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import seihon.db.DatabaseAccess;
import seihon.domain.Ids;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.testkit.SeededChance;
import seihon.testkit.TestClock;
import seihon.testkit.TestHouse;

/// A process of its own that appends one entry after another from several threads and says so, line
/// by line, once each is committed, until it is killed. Arguments: database address, role,
/// password, tenant, its name.
final class AppendLoop {

    static final String ACKNOWLEDGED = "appended ";

    private static final int WRITERS = 4;
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

    private AppendLoop() {}

    public static void main(String[] arguments) {
        var context = house(arguments);
        var transactions = context.getBean(Transactions.class);
        var ledger = context.getBean(Ledger.class);
        var tenant = new TenantId(Integer.parseInt(arguments[3]));
        for (var writer = 0; writer < WRITERS; writer++) {
            var name = arguments[4] + "-" + writer + "-";
            Thread.ofPlatform().start(() -> append(transactions, ledger, tenant, name));
        }
    }

    private static void append(
            Transactions transactions, Ledger ledger, TenantId tenant, String name) {
        for (var n = 0; ; n++) {
            var key = name + n;
            var entry = NewEntry.fact("ledger.test", key, "{}", "system");
            var number = transactions.write(tenant, () -> ledger.append(tenant, entry, AT)).value();
            System.out.println(ACKNOWLEDGED + key + " " + number);
        }
    }

    private static ConfigurableApplicationContext house(String[] arguments) {
        ApplicationContextInitializer<ConfigurableApplicationContext> chance =
                context -> {
                    var clock = new TestClock(TestHouse.START);
                    var ids = new Ids(clock, new SeededChance(arguments[4].hashCode()));
                    context.getBeanFactory().registerSingleton("clock", clock);
                    context.getBeanFactory().registerSingleton("ids", ids);
                };
        return new SpringApplicationBuilder(TestHouse.class)
                .web(WebApplicationType.NONE)
                .initializers(chance)
                .properties(
                        Map.of(
                                "spring.datasource.url",
                                arguments[0],
                                "spring.datasource.username",
                                arguments[1],
                                "spring.datasource.password",
                                arguments[2],
                                "spring.main.banner-mode",
                                "off",
                                "logging.level.root",
                                "warn",
                                "seihon.key",
                                java.util.Base64.getEncoder().encodeToString(new byte[32])))
                .run();
    }

    /// Starts the loop in a JVM of its own; what it says goes to the file, which outlives it.
    static Process start(DatabaseAccess access, TenantId tenant, String name, Path heard)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendLoop.class.getName(),
                        access.url(),
                        access.user(),
                        access.password(),
                        tenant.toString(),
                        name)
                .redirectErrorStream(true)
                .redirectOutput(heard.toFile())
                .start();
    }
}
