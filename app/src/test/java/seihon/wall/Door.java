package seihon.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.UriUtils;

/// A line of `doors.txt`: a route, who may use it, and how it is asked. `by` is who asks rightly.
/// `keeps` is true when that changes what is kept. `fields` fill the address and then the form;
/// `json` is the body of a program's request, empty without one. `$name` is a [Things].
record Door(
        Who who, String by, Route route, boolean keeps, Map<String, String> fields, String json) {

    private static final Pattern LINE =
            Pattern.compile(
                    "(\\S+?)(?:/(\\S+))?\\s+([A-Z]+)(-?)\\s+(\\S+)(?:\\s+(?!<-)(\\S+))?(?:\\s+<- (.+))?");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([A-Za-z]+)}");
    private static final Pattern THING = Pattern.compile("\\$([a-z]+)");

    /// Who may come in by a door.
    enum Who {
        /// Anybody; what a secret in the address protects too.
        PUBLIC("nobody"),
        /// Whoever is signed in, guests too.
        EVERYBODY("guest"),
        EMPLOYEE("member"),
        /// Only whose thing it is: not even a colleague.
        OWN("admin"),
        ADMIN("admin"),
        /// Whoever answers for what is kept: admin, executive, revenue-ops.
        OPERATOR("admin"),
        /// Administrators of the example company; others have no use for it.
        EXAMPLE("admin");

        private final String usually;

        Who(String usually) {
            this.usually = usually;
        }

        boolean letsIn(String caller) {
            return switch (this) {
                case PUBLIC -> true;
                case EVERYBODY -> !caller.equals("nobody");
                case EMPLOYEE -> caller.equals("member") || caller.equals("admin");
                case OWN, ADMIN, OPERATOR -> caller.equals("admin");
                case EXAMPLE -> false;
            };
        }
    }

    static List<Door> all() {
        try {
            var text = new ClassPathResource("seihon/wall/doors.txt");
            return text.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Door::parse)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Door parse(String line) {
        var parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            throw new AssertionError("doors.txt: what is this? " + line);
        }
        var who = Who.valueOf(parts.group(1).toUpperCase(java.util.Locale.ROOT));
        var fields = new LinkedHashMap<String, String>();
        if (parts.group(6) != null) {
            for (var field : parts.group(6).split("&")) {
                var equals = field.indexOf('=');
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return new Door(
                who,
                parts.group(2) == null ? who.usually : parts.group(2),
                new Route(parts.group(3), parts.group(5)),
                parts.group(4).isEmpty(),
                fields,
                parts.group(7) == null ? "" : parts.group(7));
    }

    boolean isApi() {
        return route.pattern().startsWith("/api/");
    }

    boolean isGet() {
        return route.method().equals("GET");
    }

    /// False where there is nothing to be opened for anybody here.
    boolean opens() {
        return keeps || !isGet();
    }

    /// A page or a command of a page: not for programs, not a file.
    boolean isPage() {
        return !isApi()
                && !route.method().equals("ANY")
                && !route.pattern().startsWith("/v3/")
                && !route.pattern().startsWith("/actuator");
    }

    /// The names of the things it is asked with.
    Set<String> things() {
        var names = new TreeSet<String>();
        var text = String.join(" ", fields.values()) + " " + json;
        THING.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /// The same door asked with other fields.
    Door withFields(Map<String, String> other) {
        return new Door(who, by, route, keeps, other, json);
    }

    /// The request, with every thing replaced by what `things` answers for its name.
    Ask ask(UnaryOperator<String> things) {
        var left = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> left.put(name, filled(value, things)));
        var address =
                VARIABLE.matcher(route.pattern().replace("/**", ""))
                        .replaceAll(found -> variable(found.group(1), left));
        var body = filled(json, things);
        if (!route.method().equals("POST") && !left.isEmpty()) {
            return new Ask(method(), address + "?" + query(left), Map.of(), body);
        }
        return new Ask(method(), address, left, body);
    }

    private String method() {
        return route.method().equals("ANY") ? "GET" : route.method();
    }

    private String variable(String name, Map<String, String> fields) {
        var value = fields.remove(name);
        if (value == null) {
            throw new AssertionError("doors.txt: nothing fills {" + name + "} of " + route);
        }
        var wild = route.pattern().contains("{*" + name + "}");
        return Matcher.quoteReplacement(
                wild
                        ? UriUtils.encodePath(value, StandardCharsets.UTF_8)
                        : UriUtils.encodePathSegment(value, StandardCharsets.UTF_8));
    }

    /// A text with every `$name` replaced.
    static String filled(String text, UnaryOperator<String> things) {
        return THING.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(things.apply(found.group(1))));
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// A request that somebody may send: `fields` as a form, or `json`.
    record Ask(String method, String address, Map<String, String> fields, String json) {

        String form() {
            return query(fields);
        }

        Ask with(String name, String value) {
            var more = new LinkedHashMap<>(fields);
            more.put(name, value);
            return new Ask(method, address, more, json);
        }

        Ask without(String name) {
            var fewer = new LinkedHashMap<>(fields);
            fewer.remove(name);
            return new Ask(method, address, fewer, json);
        }

        Ask withJson(String other) {
            return new Ask(method, address, fields, other);
        }
    }

    @Override
    public String toString() {
        return route.toString();
    }
}
