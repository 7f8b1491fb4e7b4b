package seihon.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without a screen: keeps cookies, fills in forms with their hidden fields, follows no
/// redirect by itself.
public final class Visitor {

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile(" name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");

    private final HttpClient client;
    private final String base;

    public Visitor(int port) {
        base = "http://localhost:" + port;
        client =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    /// Opens the page, fills in its form with that action and sends it.
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var html = get(page).body();
        var filled = new LinkedHashMap<String, String>();
        var forms = FORM.matcher(html);
        var found = false;
        while (forms.find()) {
            if (forms.group(1).equals(action)) {
                found = true;
                hidden(forms.group(2), filled);
            }
        }
        if (!found) {
            throw new AssertionError("no form for " + action + " on " + page + ":\n" + html);
        }
        filled.putAll(fields);
        return post(action, filled);
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        var body =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> signIn(Companies.Company company, String person) {
        return submit(
                "/signin",
                "/signin",
                Map.of("email", company.mail(person), "password", company.password(person)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private static void hidden(String form, Map<String, String> filled) {
        var inputs = HIDDEN.matcher(form);
        while (inputs.find()) {
            var name = NAME.matcher(inputs.group());
            var value = VALUE.matcher(inputs.group());
            if (name.find()) {
                filled.put(name.group(1), value.find() ? value.group(1) : "");
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
