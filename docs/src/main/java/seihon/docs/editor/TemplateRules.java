package seihon.docs.editor;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import seihon.docs.text.FrontMatter;
import seihon.docs.text.YamlText;

/// Where a new document of a kind usually lies and what it starts with.
final class TemplateRules {

    private static final Map<String, String> FOLDERS =
            Map.of(
                    "handbook", "Stock/handbook/",
                    "policy", "Stock/policies/",
                    "approval-policy", "Stock/policies/",
                    "minutes", "Stock/meetings/",
                    "project-charter", "Stock/programs/",
                    "template", "templates/",
                    "reference", "Stock/reference/",
                    "mapping", "Stock/connectors/",
                    "stage-model", "Stock/revenue/",
                    "plan", "Stock/revenue/");

    private static final int MOST_NAMES = 100;

    private TemplateRules() {}

    /// A path to begin with; the writer changes its last word.
    static String path(String kind, String folder, LocalDate today, String extension) {
        if (!folder.isEmpty()) {
            return folder + "/new." + extension;
        }
        var place = FOLDERS.getOrDefault(kind, "Stock/handbook/");
        return kind.equals("minutes")
                ? place
                        + today.getYear()
                        + "/%02d-%02d.md".formatted(today.getMonthValue(), today.getDayOfMonth())
                : place + "new." + extension;
    }

    /// A name beside this one that nothing has yet: `new.md`, `new-2.md`, …
    static String free(String path, Predicate<String> isTaken) {
        var dot = path.lastIndexOf('.');
        var cut = dot > path.lastIndexOf('/') ? dot : path.length();
        return IntStream.rangeClosed(1, MOST_NAMES)
                .mapToObj(
                        n -> n == 1 ? path : path.substring(0, cut) + "-" + n + path.substring(cut))
                .filter(each -> !isTaken.test(each))
                .findFirst()
                .orElse(path);
    }

    /// What a document starts with when the company has no template for its kind.
    static String bare(String kind, String owner) {
        return """
        ---
        kind: %s
        id: ""
        title: {ja: ""}
        owner: %s
        ---

        """
                .formatted(kind.isEmpty() ? "handbook" : kind, owner);
    }

    /// The same for a body that only this reader may read; as it is when it names readers already.
    static String sealed(String content, String reader) {
        var parts = FrontMatter.split(content);
        return parts.state() != FrontMatter.State.THERE || parts.front().contains("readers:")
                ? content
                : FrontMatter.join(parts.front() + "readers: [\"" + reader + "\"]\n", parts.body());
    }

    /// A note as a document of Stock: its words below front matter that says where they come from.
    static String promoted(
            String kind, String id, String title, String owner, String from, String text) {
        return """
        ---
        kind: %s
        id: %s
        title: {ja: %s}
        owner: %s
        derived_from: %s
        ---
        %s
        """
                .formatted(
                        YamlText.quoted(kind),
                        YamlText.quoted(id),
                        YamlText.quoted(title),
                        owner,
                        YamlText.quoted(from),
                        text.strip());
    }
}
