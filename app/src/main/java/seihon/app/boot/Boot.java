package seihon.app.boot;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;
import seihon.db.CannotStart;
import seihon.db.Home;
import seihon.db.SecretFile;

/// Opens the house: home, key, then database and application beside each other, and closes it in
/// reverse. The database is stopped by Spring's own shutdown handlers, after the contexts: a JVM
/// hook would run beside them and pull it from under requests that are still being answered.
public final class Boot {

    /// Nothing is wrong with the program; something outside must be put right first.
    static final int CANNOT_START = 2;

    private static final int FAULT = 1;

    private final Options options;
    private final Surroundings surroundings;

    private Boot(Options options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    public static void main(Class<?> application, String[] arguments) {
        LoggingSystem.get(Boot.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        try {
            var surroundings = new Surroundings(System.getenv());
            var options = Options.parse(List.of(arguments), surroundings.variables());
            var context = new Boot(options, surroundings).open(application);
            if (options.rehearse()) {
                Rehearsal.of(context);
                System.exit(SpringApplication.exit(context));
            }
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(CANNOT_START);
        } catch (IOException | RuntimeException e) {
            var cause = NestedExceptionUtils.getMostSpecificCause(e);
            System.err.printf("Seihon could not be started: %s (its log has the rest)%n", cause);
            System.exit(FAULT);
        }
    }

    private ConfigurableApplicationContext open(Class<?> application) throws IOException {
        mustBeFree(options.port());
        var home = Home.open(options.home());
        var key = key(home);
        var database = Opening.begin(() -> HouseDatabase.open(home, surroundings));
        SpringApplication.getShutdownHandlers().add(() -> close(database, home));
        var context = run(application, settings(home, key), database);
        if (database.isEmbedded()) {
            NodeFile.write(home, database.app(), key);
        }
        Welcome.print(context, home);
        return context;
    }

    private ConfigurableApplicationContext run(
            Class<?> application, Map<String, Object> settings, Opening database) {
        var environment = new StandardServletEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("boot", settings));
        var spring = new SpringApplication(application);
        spring.setMainApplicationClass(application);
        spring.setEnvironment(environment);
        spring.addInitializers(context -> database.giveTo((GenericApplicationContext) context));
        try {
            return spring.run();
        } catch (RuntimeException e) {
            throw understood(e);
        }
    }

    private static RuntimeException understood(RuntimeException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart known) {
                return known;
            }
            if (cause instanceof PortInUseException taken) {
                return portInUse(taken.getPort());
            }
        }
        return fault;
    }

    private Map<String, Object> settings(Home home, String key) {
        var settings = new HashMap<String, Object>();
        settings.put("server.port", options.port());
        settings.put("logging.file.name", home.folder().resolve("log/seihon.log").toString());
        settings.put("seihon.home", home.folder().toString());
        settings.put("seihon.key", key);
        settings.put("seihon.empty", options.empty());
        settings.put("seihon.example", true);
        settings.put("seihon.trade", true);
        surroundings
                .proxies()
                .ifPresent(proxies -> {
                    settings.put("server.forward-headers-strategy", "native");
                    settings.put("server.tomcat.remoteip.internal-proxies", proxies);
                    settings.put("server.tomcat.remoteip.host-header", "X-Forwarded-Host");
                });
        var provision = options.provision();
        if (provision != null) {
            settings.put("seihon.provision", provision.toString());
        }
        return settings;
    }

    /// The key that everything secret in the database is sealed with: from the environment, or kept
    /// in the home.
    private String key(Home home) throws IOException {
        var given = surroundings.value(Surroundings.KEY);
        if (given.isPresent()) {
            return given.get();
        }
        return SecretFile.keptOrMade(home.closedFolder("keys").resolve("seihon.key"));
    }

    private static void mustBeFree(int port) {
        try (var socket = new ServerSocket(port)) {
            socket.setReuseAddress(true);
        } catch (IOException _) {
            throw portInUse(port);
        }
    }

    private static CannotStart portInUse(int port) {
        return new CannotStart(
                "Port %d is in use by another program; stop that one or choose another with --port."
                        .formatted(port));
    }

    private static void close(Opening database, Home home) {
        database.close();
        try {
            home.close();
        } catch (IOException e) {
            System.err.println("The lock of the home could not be released: " + e.getMessage());
        }
    }
}
