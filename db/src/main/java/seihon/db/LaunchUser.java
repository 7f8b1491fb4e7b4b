package seihon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// As whom PostgreSQL runs. It refuses root, so root steps aside: into a user namespace of its own,
/// or to a numeric user where namespaces are refused (inside containers).
enum LaunchUser {
    SELF(""),
    NAMESPACE("unshare -U"),
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private final String prefix;

    LaunchUser(String prefix) {
        this.prefix = prefix;
    }

    static LaunchUser ofThisProcess() throws IOException {
        if (!isRoot()) {
            return SELF;
        }
        for (var user : List.of(NAMESPACE, NOBODY)) {
            if (user.works()) {
                return user;
            }
        }
        throw new CannotStart(
                "PostgreSQL does not run as root, and neither \"unshare -U\" nor \"setpriv\" works"
                        + " here; start Seihon as a normal user, or set SEIHON_DATABASE_URL.");
    }

    /// Hands a file or an empty folder over, where the server could not open it otherwise.
    void own(Path file) throws IOException {
        if (this == NOBODY) {
            Shell.run(List.of("chown", "65534:65534", file.toString()));
        }
    }

    /// Refuses a folder that this user cannot reach, before anything is written into it.
    void mustReach(Path folder) throws IOException {
        if (this == NOBODY && !Shell.succeeds(with("test", "-x", folder.toString()))) {
            throw new CannotStart(
                    "PostgreSQL runs as user 65534 here and cannot enter %s; name a --home whose parent folders may be entered by everybody."
                            .formatted(folder));
        }
    }

    /// The command line that runs this command as this user.
    List<String> with(String... command) {
        var before = prefix.isEmpty() ? List.<String>of() : List.of(prefix.split(" "));
        return Shell.join(before, List.of(command));
    }

    private boolean works() {
        return Shell.succeeds(with("true"));
    }

    private static boolean isRoot() throws IOException {
        var self = Path.of("/proc/self");
        if (Files.exists(self)) {
            return Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
        }
        return "root".equals(System.getProperty("user.name"));
    }
}
