package seihon.app.boot;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import seihon.db.CannotStart;
import seihon.db.DatabaseAccess;

/// What the environment says. A variable that starts with `SEIHON_` and means nothing is refused: a
/// misspelt one would otherwise be silently without effect.
record Surroundings(Map<String, String> variables) {

    static final String URL = "SEIHON_DATABASE_URL";
    static final String USER = "SEIHON_DATABASE_USER";
    static final String PASSWORD = "SEIHON_DATABASE_PASSWORD";
    static final String OWNER = "SEIHON_DATABASE_OWNER";
    static final String OWNER_PASSWORD = "SEIHON_DATABASE_OWNER_PASSWORD";
    static final String KEY = "SEIHON_KEY";
    static final String SMTP = "SEIHON_SMTP_URL";
    static final String PROXY = "SEIHON_PROXY";

    private static final String OURS = "SEIHON_";
    private static final Set<String> KNOWN =
            Set.of(
                    URL,
                    USER,
                    PASSWORD,
                    OWNER,
                    OWNER_PASSWORD,
                    KEY,
                    "SEIHON_HOME",
                    "SEIHON_JAVA_OPTS",
                    PROXY,
                    "SEIHON_PUBLIC_URL",
                    "SEIHON_SMTP_FROM",
                    SMTP,
                    "SEIHON_TOKEN",
                    "SEIHON_URL");

    private static final Pattern SMTP_SERVER =
            Pattern.compile(
                    "smtps?://([^@/?#\\s]+@)?([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+\\])(:\\d{1,5})?/?(\\?starttls=(true|false))?");

    Surroundings {
        variables = Map.copyOf(variables);
        var strange = new TreeSet<String>();
        variables.keySet().stream()
                .filter(name -> name.startsWith(OURS) && !KNOWN.contains(name))
                .forEach(strange::add);
        if (!strange.isEmpty()) {
            throw new CannotStart(
                    "The environment sets %s, which Seihon does not know; it knows %s."
                            .formatted(
                                    String.join(", ", strange),
                                    String.join(", ", new TreeSet<>(KNOWN))));
        }
        mustBeServer(variables.getOrDefault(SMTP, ""));
    }

    /// Without its value: it may hold a password.
    private static void mustBeServer(String smtp) {
        if (!smtp.isBlank() && !SMTP_SERVER.matcher(smtp).matches()) {
            throw new CannotStart(
                    "%s must name a mail server like smtp://user:password@mail.example:587?starttls=true or smtps://mail.example, and what it says is no such address."
                            .formatted(SMTP));
        }
    }

    /// The proxies whose word about who asks is believed, as a pattern of their addresses in the
    /// form that sockets tell them.
    Optional<String> proxies() {
        var addresses =
                Stream.of(variables.getOrDefault(PROXY, "").split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(Surroundings::address)
                        .map(Pattern::quote)
                        .toList();
        return addresses.isEmpty() ? Optional.empty() : Optional.of(String.join("|", addresses));
    }

    private static String address(String proxy) {
        try {
            return InetAddress.ofLiteral(proxy).getHostAddress();
        } catch (IllegalArgumentException none) {
            throw new CannotStart(
                    "%s must list addresses like 10.0.0.5, 10.0.0.6 of the proxies in front of Seihon, and %s is none."
                            .formatted(PROXY, proxy));
        }
    }

    /// The server to use instead of the embedded one, as the app role.
    Optional<DatabaseAccess> server() {
        return value(URL).map(url -> new DatabaseAccess(url, needed(USER), needed(PASSWORD)));
    }

    /// The same server as the role that migrates it.
    Optional<DatabaseAccess> owner() {
        return value(OWNER)
                .map(owner -> new DatabaseAccess(needed(URL), owner, needed(OWNER_PASSWORD)));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    private String needed(String name) {
        return value(name)
                .orElseThrow(() ->
                        new CannotStart(
                                "%s is needed together with the other SEIHON_DATABASE_ variables, and is not set."
                                        .formatted(name)));
    }
}
