package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Templates hold no text, no style and no script of their own: words come from the bundles, looks
/// and behaviour from static files that the content security policy knows.
class TemplatesTest {

    private static final Pattern PART =
            Pattern.compile(
                    "<!--.*?-->|<!DOCTYPE[^>]*>|<(/?)([a-zA-Z][\\w:-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>|[^<]+",
                    Pattern.DOTALL);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w:@.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    /// The product's name is a word of no language.
    private static final Pattern NAME = Pattern.compile("Seihon|正本|SEIHON");

    private static final Set<String> VOID =
            Set.of(
                    "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source",
                    "wbr");
    private static final Set<String> READ_ALOUD =
            Set.of("title", "alt", "placeholder", "aria-label", "aria-description", "label");

    @Test
    void templatesHoldOnlyStructure() {
        House.mustBeEmpty(House.findings(House.templates(), TemplatesTest::wrong));
    }

    @Test
    void everyTemplateLivesWithItsModule() {
        House.mustBeEmpty(
                House.templates().stream()
                        .filter(page ->
                                !page.path()
                                        .startsWith(
                                                page.module()
                                                        + "/src/main/resources/templates/"
                                                        + page.module()
                                                        + "/"))
                        .map(page -> page.path() + " lies outside templates/" + page.module() + "/")
                        .toList());
    }

    @Test
    void literalTextIsFound() {
        assertThat(wrong("<p>承認する</p>"))
                .singleElement()
                .asString()
                .contains("承認する")
                .contains("th:text");
        assertThat(wrong("<main><h1 th:text=\"#{a.b}\">Title</h1><p>1 / 2 –</p> Seihon</main>"))
                .isEmpty();
        assertThat(wrong("<div th:replace=\"~{web/page}\"><p>never shown</p></div>")).isEmpty();
        assertThat(wrong("<input placeholder=\"Name\"><a title=\"Open\" href=\"/\"></a>"))
                .hasSize(2);
        assertThat(wrong("<option th:text=\"${a > 1 ? 'b' : 'c'}\">Two</option>")).isEmpty();
    }

    @Test
    void inlineStyleAndScriptAreFound() {
        assertThat(wrong("<p style=\"color: red\"></p>")).hasSize(1);
        assertThat(wrong("<p th:style=\"${a}\"></p>")).hasSize(1);
        assertThat(wrong("<style>p { }</style>")).isNotEmpty();
        assertThat(wrong("<script>run()</script>")).isNotEmpty();
        assertThat(wrong("<script src=\"/a.js\" defer></script>")).isEmpty();
        assertThat(wrong("<script type=\"application/json\" th:utext=\"${view.json}\"></script>"))
                .isEmpty();
        assertThat(wrong("<a onclick=\"run()\"></a>")).hasSize(1);
    }

    @Test
    void aFormThatWouldLoseItsTokenIsFound() {
        assertThat(wrong("<form th:action=\"@{/a}\" hx-post=\"/a\"></form>"))
                .singleElement()
                .asString()
                .contains("method");
        assertThat(wrong("<form method=\"post\" th:action=\"@{/a}\" hx-post=\"/a\"></form>"))
                .isEmpty();
    }

    private static List<String> wrong(String text) {
        return wrong(new House.Page("docs/src/main/resources/templates/docs/a.html", text));
    }

    /// An open element; inside a `filled` one Thymeleaf replaces what stands there.
    private record Open(String name, boolean filled) {}

    private static List<String> wrong(House.Page page) {
        var findings = new ArrayList<String>();
        Deque<Open> open = new ArrayDeque<>();
        var parts = PART.matcher(page.text());
        while (parts.find()) {
            var at = page.path() + ":" + page.line(parts.start()) + " ";
            if (parts.group(2) == null) {
                textual(parts.group(), open).forEach(finding -> findings.add(at + finding));
            } else if (!parts.group(1).isEmpty()) {
                close(open, parts.group(2));
            } else {
                tag(parts.group(2), parts.group(3)).forEach(finding -> findings.add(at + finding));
                if (parts.group(4).isEmpty() && !VOID.contains(parts.group(2))) {
                    open.push(new Open(parts.group(2), isFilled(parts.group(3))));
                }
            }
        }
        return findings;
    }

    private static boolean isFilled(String attributes) {
        return attributes.contains("th:text")
                || attributes.contains("th:utext")
                || attributes.contains("th:replace")
                || attributes.contains("th:insert");
    }

    /// Also closes elements whose end tag HTML lets one leave out.
    private static void close(Deque<Open> open, String name) {
        var found = false;
        while (!found && !open.isEmpty()) {
            found = open.pop().name.equals(name);
        }
    }

    private static List<String> textual(String text, Deque<Open> open) {
        if (text.startsWith("<!") || open.stream().anyMatch(Open::filled)) {
            return List.of();
        }
        var inside = open.isEmpty() ? "" : open.peek().name;
        if (inside.equals("script") || inside.equals("style")) {
            return text.isBlank()
                    ? List.of()
                    : List.of("has an inline " + inside + "; move it into a static file");
        }
        return literal(text)
                ? List.of(
                        "has the literal text \"%s\"; use th:text=\"#{…}\"".formatted(text.strip()))
                : List.of();
    }

    private static boolean literal(String text) {
        return WORD.matcher(NAME.matcher(text).replaceAll("")).find();
    }

    private static List<String> tag(String name, String attributes) {
        var findings = new ArrayList<String>();
        var posts = false;
        for (var one : ATTRIBUTE.matcher(attributes).results().toList()) {
            var attribute = one.group(1);
            var value = one.group(2) == null ? one.group(3) : one.group(2);
            posts |= attribute.equals("method");
            if (attribute.equals("style") || attribute.equals("th:style")) {
                findings.add("has an inline style; give it a class in seihon.css");
            } else if (attribute.matches("(th:)?on[a-z]+")) {
                findings.add(
                        "has an inline handler " + attribute + "; move it into a static script");
            } else if (READ_ALOUD.contains(attribute) && literal(value)) {
                findings.add(
                        "has the literal %s=\"%s\"; use th:%s"
                                .formatted(attribute, value, attribute));
            }
        }
        if (name.equals("form") && attributes.contains("hx-post") && !posts) {
            findings.add("is a form with hx-post but no method=\"post\"; it gets no CSRF field");
        }
        return findings;
    }
}
