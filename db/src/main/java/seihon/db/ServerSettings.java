package seihon.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an embedded server promises: everything acknowledged survives, or nothing does and it is
/// fast (tests).
public enum ServerSettings {
    DURABLE("512MB", true),
    DISPOSABLE("128MB", false);

    /// Error lines name neither values nor statements: the log must not hold personal data. Many
    /// iterations protect passwords that people think up; those of these roles are 256 random bits,
    /// and every new connection would pay for them.
    private static final Map<String, String> COMMON =
            Map.ofEntries(
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("log_error_verbosity", "terse"),
                    Map.entry("log_min_error_statement", "panic"),
                    Map.entry("max_connections", "200"),
                    Map.entry("jit", "off"),
                    Map.entry("scram_iterations", "1"),
                    Map.entry("work_mem", "16MB"),
                    Map.entry("max_parallel_workers_per_gather", "1"));

    private final String sharedBuffers;
    private final boolean durable;

    ServerSettings(String sharedBuffers, boolean durable) {
        this.sharedBuffers = sharedBuffers;
        this.durable = durable;
    }

    boolean isDurable() {
        return durable;
    }

    List<String> asArguments() {
        var settings = new TreeMap<>(COMMON);
        settings.put("shared_buffers", sharedBuffers);
        for (var name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            settings.put(name, durable ? "on" : "off");
        }
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }
}
