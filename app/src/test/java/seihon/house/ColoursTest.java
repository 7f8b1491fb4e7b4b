package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Colours come from the variables at the top of `seihon.css` and from nowhere else, so that light
/// and dark both work.
class ColoursTest {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern DECLARATION = Pattern.compile("([\\w-]+)\\s*:\\s*([^;{}]+)[;}]");
    private static final Pattern COLOUR =
            Pattern.compile(
                    "#[0-9a-fA-F]{3,8}\\b|\\b(rgba?|hsla?|oklch|lab|lch|hwb)\\(|(?<![\\w-])(white|black|red|green|blue|gr[ae]y|silver|orange|yellow|navy|gold)(?![\\w-])");
    private static final Pattern IN_TEMPLATE =
            Pattern.compile(
                    "\\b(?:fill|stroke|color|bgcolor)=\"(#[0-9a-fA-F]{3,8}|rgb[^\"]*|white|black)\"");

    @Test
    void colourComesFromVariables() {
        var sheets =
                House.MODULES.stream()
                        .flatMap(module ->
                                House.files(module + "/src/main/resources/static", ".css"))
                        .toList();

        House.mustBeEmpty(House.findings(sheets, ColoursTest::wrong));
        House.mustBeEmpty(House.findings(House.templates(), ColoursTest::wrongMarkup));
    }

    @Test
    void aLiteralColourIsFound() {
        var sheet =
                """
                :root { --ink: #1d1c19; --veil: rgb(0 0 0 / .5); }
                /* white is paper */
                .a { color: var(--ink); white-space: nowrap; border: 1px solid currentColor; }
                .b { color: #fff; }
                .c { background: white; box-shadow: 0 0 2px rgb(0 0 0); }
                """;

        assertThat(wrong(new House.Page("web/src/main/resources/static/css/a.css", sheet)))
                .hasSize(3)
                .first()
                .asString()
                .contains("a.css:4")
                .contains("variable");
        assertThat(wrongMarkup(new House.Page("web/a.html", "<path fill=\"#123456\"/>")))
                .hasSize(1);
    }

    private static List<String> wrong(House.Page page) {
        var blanked =
                COMMENT.matcher(page.text())
                        .replaceAll(match -> match.group().replaceAll("[^\\n]", " "));
        var sheet = new House.Page(page.path(), blanked);
        return DECLARATION
                .matcher(blanked)
                .results()
                .filter(match -> !match.group(1).startsWith("--"))
                .filter(match -> COLOUR.matcher(match.group(2)).find())
                .map(match ->
                        "%s:%d %s: %s has a colour of its own; make it a variable"
                                .formatted(
                                        page.path(),
                                        sheet.line(match.start()),
                                        match.group(1),
                                        match.group(2).strip()))
                .toList();
    }

    private static List<String> wrongMarkup(House.Page page) {
        return Stream.of(page)
                .flatMap(one ->
                        House.matches(
                                one,
                                IN_TEMPLATE,
                                found ->
                                        found
                                                + " has a colour of its own; use currentColor or a class")
                                .stream())
                .toList();
    }
}
