package seihon.app.boot;

import java.io.IOException;
import java.util.List;
import seihon.db.DatabaseAccess;
import seihon.db.Home;
import seihon.db.SecretFile;

/// `node.env` in the home (0600): what a second node needs to work on the same database.
final class NodeFile {

    private NodeFile() {}

    static void write(Home home, DatabaseAccess app, String key) throws IOException {
        var lines =
                List.of(
                        line(Surroundings.URL, app.url()),
                        line(Surroundings.USER, app.user()),
                        line(Surroundings.PASSWORD, app.password()),
                        line(Surroundings.KEY, key),
                        "");
        SecretFile.write(home.folder().resolve("node.env"), String.join("\n", lines));
    }

    /// Without quotes, so that a shell and `docker --env-file` read the same; refuses what a shell
    /// would read differently.
    private static String line(String name, String value) {
        if (!value.matches("[A-Za-z0-9+/=_.:,@%?-]*")) {
            return name + "='" + value.replace("'", "'\\''") + "'";
        }
        return name + "=" + value;
    }
}
