package seihon.wall;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import seihon.app.Visitor;

/// Somebody at a door: a browser that may be signed in, and a token that may be empty. Pages are
/// asked by the browser, everything for programs by the token.
final class Caller {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]*)\"");
    private static final String BOUNDARY = "----seihon";

    /// Values of fields that stand for files.
    static final String PICTURE = "@picture";

    static final String ROWS = "@rows-";

    private static final String PICTURE_BYTES = "\u0089PNG\r\n\u001a\n";

    private final Visitor visitor;
    private final String token;
    private String csrf = "";

    private Caller(Visitor visitor, String token) {
        this.visitor = visitor;
        this.token = token;
    }

    static Caller nobody(int port) {
        return new Caller(new Visitor(port), "");
    }

    static Caller signedIn(int port, String mail, String password, String token) {
        var visitor = new Visitor(port);
        var fields = Map.of("email", mail, "password", password);
        var answer = visitor.submit("/signin", "/signin", fields);
        if (answer.statusCode() != 302) {
            throw new AssertionError(mail + " is not let in: " + answer.statusCode());
        }
        return new Caller(visitor, token);
    }

    /// The same browser with another way in for programs.
    Caller withToken(String other) {
        return new Caller(visitor, other);
    }

    HttpResponse<String> get(String address) {
        return send(new Door.Ask("GET", address, Map.of(), ""));
    }

    /// Goes where an answer leads.
    HttpResponse<String> follow(HttpResponse<String> answer) {
        var goal = answer.headers().firstValue("Location").orElseThrow();
        return get(goal.replaceFirst("^https?://[^/]+", ""));
    }

    /// As a person does it: with the form's token and a fresh key.
    HttpResponse<String> send(Door.Ask ask) {
        return send(ask, UUID.randomUUID().toString());
    }

    /// `key` says that two requests are one command; empty: none is sent.
    HttpResponse<String> send(Door.Ask ask, String key) {
        return visitor.send(request(ask, key));
    }

    /// A GET with one header more.
    HttpResponse<String> get(Door.Ask ask, String header, String value) {
        return visitor.send(request(ask, "").header(header, value));
    }

    HttpRequest.Builder request(Door.Ask ask, String key) {
        if (isForPrograms(ask.address())) {
            return program(ask, key);
        }
        if (ask.method().equals("GET")) {
            return visitor.request(ask.address()).GET();
        }
        return command(complete(ask, key));
    }

    /// A form as the house gives it out: with its key, if there is one, and its token.
    Door.Ask complete(Door.Ask ask, String key) {
        return (key.isEmpty() ? ask : ask.with("_key", key)).with("_csrf", csrf());
    }

    /// A form with nothing added to it.
    HttpResponse<String> sendAsItIs(Door.Ask ask) {
        return visitor.send(command(ask));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return visitor.send(request);
    }

    private static boolean isForPrograms(String address) {
        return address.startsWith("/api/")
                || address.startsWith("/git")
                || address.startsWith("/v3/")
                || address.startsWith("/actuator");
    }

    private HttpRequest.Builder program(Door.Ask ask, String key) {
        var request = visitor.request(ask.address());
        if (!token.isEmpty()) {
            request.header("Authorization", credentials(ask.address()));
        }
        if (ask.method().equals("GET")) {
            return request.GET();
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        if (hasFile(ask)) {
            return multipart(request, ask);
        }
        return request.header("Content-Type", type(ask))
                .method(ask.method(), BodyPublishers.ofString(ask.json()));
    }

    private static String type(Door.Ask ask) {
        if (ask.address().equals("/api/v1/events")) {
            return "application/cloudevents+json";
        }
        return ask.method().equals("PUT") ? "text/plain" : "application/json";
    }

    private String credentials(String address) {
        if (!address.startsWith("/git")) {
            return "Bearer " + token;
        }
        var pair = ("git:" + token).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private HttpRequest.Builder command(Door.Ask ask) {
        if (!ask.json().isEmpty()) {
            return visitor.request(ask.address() + "?" + ask.form())
                    .header("Content-Type", "application/json")
                    .method(ask.method(), BodyPublishers.ofString(ask.json()));
        }
        var request = visitor.request(ask.address());
        return hasFile(ask)
                ? multipart(request, ask)
                : request.header("Content-Type", "application/x-www-form-urlencoded")
                        .method(ask.method(), BodyPublishers.ofString(ask.form()));
    }

    private static boolean hasFile(Door.Ask ask) {
        return ask.fields().values().stream().anyMatch(Caller::isFile);
    }

    private static boolean isFile(String value) {
        return value.equals(PICTURE) || value.startsWith(ROWS);
    }

    /// As the bytes that are sent, each a character.
    private static String content(String value) {
        if (value.equals(PICTURE)) {
            return PICTURE_BYTES;
        }
        var text =
                value.startsWith(ROWS)
                        ? TradeFiles.rows(Integer.parseInt(value.substring(ROWS.length())))
                        : value;
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static HttpRequest.Builder multipart(HttpRequest.Builder request, Door.Ask ask) {
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(multipart(ask), StandardCharsets.ISO_8859_1));
    }

    private static String multipart(Door.Ask ask) {
        var body = new StringBuilder();
        ask.fields()
                .forEach((name, value) -> {
                    var isFile = isFile(value);
                    body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                            .append(name)
                            .append(isFile ? "\"; filename=\"file.png\"" : "\"")
                            .append("\r\n\r\n")
                            .append(content(value))
                            .append("\r\n");
                });
        return body.append("--" + BOUNDARY + "--\r\n").toString();
    }

    /// Any form of the house has it; it stays the same as long as the cookie.
    private String csrf() {
        if (csrf.isEmpty()) {
            var form = CSRF.matcher(visitor.get("/signin").body());
            if (!form.find()) {
                throw new AssertionError("the sign-in form has no token");
            }
            csrf = form.group(1);
        }
        return csrf;
    }
}
