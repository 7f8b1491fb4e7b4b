package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every sentence in both languages, none missing, none left over.
class MessagesTest {

    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-z0-9-]+)+\\.?");
    private static final Pattern IN_TEMPLATE = Pattern.compile("[a-z]+(?:\\.[a-zA-Z0-9-]+)+\\.?");
    private static final Pattern MESSAGE_EXPRESSION =
            Pattern.compile("#\\{([a-z][a-z0-9.-]*[a-z0-9])[}(]");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+[^}]*}");

    /// How MessageFormat writes a brace that is no argument: `'{'`.
    private static final Pattern QUOTED_BRACE = Pattern.compile("'[{}][^']*'");

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    /// A module's two files as key → text.
    private record Bundle(String module, Map<String, String> ja, Map<String, String> en) {}

    @Test
    void bothLanguagesSayTheSameThings() {
        House.mustBeEmpty(House.findings(bundles(), MessagesTest::outOfStep));
    }

    @Test
    void sentencesAreWrittenAsTheirFormatDemands() {
        House.mustBeEmpty(House.findings(bundles(), MessagesTest::wrongFormats));
    }

    @Test
    void everySentenceIsUsed() {
        var used = usedWords();

        House.mustBeEmpty(House.findings(bundles(), bundle -> unused(bundle, used)));
    }

    @Test
    void everySentenceThatIsAskedForIsThere() {
        var known =
                bundles().stream()
                        .flatMap(bundle -> bundle.ja.keySet().stream())
                        .collect(Collectors.toSet());

        House.mustBeEmpty(missing(asked(), known));
    }

    @Test
    void languagesOutOfStepAreFound() {
        var bundle = new Bundle("docs", Map.of("docs.a", "あ", "web.b", "い"), Map.of("docs.a", " "));

        assertThat(outOfStep(bundle))
                .hasSize(3)
                .anyMatch(finding -> finding.contains("web.b is missing in English"))
                .anyMatch(finding -> finding.contains("web.b does not begin with docs."))
                .anyMatch(finding -> finding.contains("docs.a is empty"));
    }

    @Test
    void apostrophesAndArgumentsAreCounted() {
        var bundle =
                new Bundle(
                        "docs",
                        Map.of("docs.a", "{0}の", "docs.b", "ない", "docs.c", "{0}"),
                        Map.of("docs.a", "{0}'s", "docs.b", "isn''t", "docs.c", "none"));

        assertThat(wrongFormats(bundle))
                .hasSize(3)
                .anyMatch(finding -> finding.contains("double the apostrophe"))
                .anyMatch(finding -> finding.contains("single apostrophe"))
                .anyMatch(finding -> finding.contains("docs.c has other arguments"));
    }

    @Test
    void aSentenceNobodyShowsIsFound() {
        var bundle = new Bundle("docs", Map.of("docs.a.b", "あ", "docs.state.open", "い"), Map.of());

        assertThat(unused(bundle, Set.of("docs.state."))).hasSize(1);
        assertThat(unused(bundle, Set.of("docs.state.", "docs.a.b"))).isEmpty();
    }

    @Test
    void aSentenceThatIsNotThereIsFound() {
        assertThat(missing(Map.of("docs.a", "Page.java:3"), Set.of("docs.b")))
                .containsExactly(
                        "Page.java:3 asks for docs.a, which no bundle has; add it in ja and en");
    }

    private static List<String> outOfStep(Bundle bundle) {
        var findings = new ArrayList<String>();
        var keys = new HashSet<>(bundle.ja.keySet());
        keys.addAll(bundle.en.keySet());
        for (var key : keys) {
            if (!bundle.ja.containsKey(key) || !bundle.en.containsKey(key)) {
                var language = bundle.ja.containsKey(key) ? "English" : "Japanese";
                findings.add(key + " is missing in " + language);
            }
            if (!key.startsWith(bundle.module + ".")) {
                findings.add(key + " does not begin with " + bundle.module + ".");
            }
            if (bundle.ja.getOrDefault(key, "x").isBlank()
                    || bundle.en.getOrDefault(key, "x").isBlank()) {
                findings.add(key + " is empty; say something or drop it");
            }
        }
        return findings.stream().sorted().toList();
    }

    private static List<String> wrongFormats(Bundle bundle) {
        var findings = new ArrayList<String>();
        bundle.ja.forEach((key, text) -> wrongFormat(key, text).ifPresent(findings::add));
        bundle.en.forEach((key, text) -> wrongFormat(key, text).ifPresent(findings::add));
        for (var key : bundle.ja.keySet()) {
            var english = bundle.en.get(key);
            if (english != null && !numbers(bundle.ja.get(key)).equals(numbers(english))) {
                findings.add(key + " has other arguments in English than in Japanese");
            }
        }
        return findings;
    }

    /// Only a sentence with arguments goes through MessageFormat, where an apostrophe quotes.
    private static java.util.Optional<String> wrongFormat(String key, String text) {
        var single = QUOTED_BRACE.matcher(text.replace("''", "")).replaceAll("").contains("'");
        if (ARGUMENT.matcher(text).find() && single) {
            return java.util.Optional.of(
                    key + ": double the apostrophe, the sentence has arguments");
        }
        if (!ARGUMENT.matcher(text).find() && text.contains("''")) {
            return java.util.Optional.of(
                    key + ": a single apostrophe, the sentence has no arguments");
        }
        return java.util.Optional.empty();
    }

    private static Set<Character> numbers(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(match -> match.group().charAt(1))
                .collect(Collectors.toSet());
    }

    private static List<String> unused(Bundle bundle, Set<String> used) {
        return bundle.ja.keySet().stream()
                .filter(key -> !used.contains(key))
                .filter(key -> prefixes(key).noneMatch(used::contains))
                .map(key -> key + " is shown nowhere; drop it from both files")
                .sorted()
                .toList();
    }

    /// `docs.state.open` is used by whoever says `"docs.state." + …`.
    private static Stream<String> prefixes(String key) {
        return Stream.iterate(
                        key.lastIndexOf('.'), dot -> dot > 0, dot -> key.lastIndexOf('.', dot - 1))
                .map(dot -> key.substring(0, dot + 1))
                .filter(prefix -> prefix.indexOf('.') < prefix.length() - 1);
    }

    private static List<String> missing(Map<String, String> asked, Set<String> known) {
        return asked.entrySet().stream()
                .filter(one -> !known.contains(one.getKey()))
                .map(one ->
                        "%s asks for %s, which no bundle has; add it in ja and en"
                                .formatted(one.getValue(), one.getKey()))
                .sorted()
                .toList();
    }

    /// Whatever looks like a key, in sources and templates.
    private static Set<String> usedWords() {
        var used = new HashSet<String>();
        for (var literal : Sources.literals(Sources.main())) {
            KEY.matcher(literal.text()).results().forEach(match -> used.add(match.group()));
        }
        for (var page : House.templates()) {
            IN_TEMPLATE.matcher(page.text()).results().forEach(match -> used.add(match.group()));
        }
        return used;
    }

    /// Keys that are certainly asked for: message expressions of templates, and literals handed to
    /// what makes refusals and sentences.
    private static Map<String, String> asked() {
        var asked = new TreeMap<String, String>();
        for (var page : House.templates()) {
            MESSAGE_EXPRESSION
                    .matcher(uncommented(page.text()))
                    .results()
                    .forEach(match ->
                            asked.put(
                                    match.group(1), page.path() + ":" + page.line(match.start())));
        }
        for (var page : House.mainJava()) {
            ASKING.matcher(page.text())
                    .results()
                    .filter(match ->
                            KEY.matcher(match.group(1)).matches() && !match.group(1).endsWith("."))
                    .forEach(match ->
                            asked.put(
                                    match.group(1), page.path() + ":" + page.line(match.start())));
        }
        return asked;
    }

    /// Line numbers stay.
    private static String uncommented(String template) {
        return COMMENT.matcher(template)
                .replaceAll(match -> match.group().replaceAll("[^\\n]", " "));
    }

    private static final Pattern ASKING =
            Pattern.compile(
                    "(?:Refusal\\.of|[Rr]efused|RefusedRequest|Toast\\.\\w+)\\(\\s*\"([^\"]+)\"");

    private static List<Bundle> bundles() {
        return House.MODULES.stream()
                .filter(module -> !lines(module, "").isEmpty())
                .map(module -> new Bundle(module, texts(module, ""), texts(module, "_en")))
                .toList();
    }

    private static Map<String, String> texts(String module, String language) {
        var texts = new TreeMap<String, String>();
        for (var line : lines(module, language)) {
            var equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                var key = line.substring(0, equals).strip();
                assertThat(texts).as("a key is given twice").doesNotContainKey(key);
                texts.put(key, line.substring(equals + 1).strip());
            }
        }
        return texts;
    }

    private static List<String> lines(String module, String language) {
        return House.files(
                        module + "/src/main/resources/i18n/" + module,
                        "messages" + language + ".properties")
                .flatMap(page -> page.text().lines())
                .toList();
    }
}
