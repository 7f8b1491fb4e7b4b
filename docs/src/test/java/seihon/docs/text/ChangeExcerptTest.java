package seihon.docs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.docs.ProposedChange.FileChange;

class ChangeExcerptTest {

    private static final String PAGE =
            """
            ---
            kind: handbook
            id: travel
            title: 出張のしかた
            max_days: 90
            ---
            # 出張のしかた

            五万円以上は事前に申請します。

            | 区分 | 上限 |
            |---|---|
            | 国内 | 3日 |
            """;

    @Test
    void fieldsComeFirstThenLinesOfTheBody() {
        var after =
                PAGE.replace("90", "60")
                        .replace("五万円", "三万円")
                        .replace("| 国内 | 3日 |", "| 国内 | 5日 |\n| 海外 | 10日 |");

        assertThat(excerpt(PAGE, after))
                .containsExactly(
                        "- max_days: 90",
                        "+ max_days: 60",
                        "- 五万円以上は事前に申請します。",
                        "+ 三万円以上は事前に申請します。",
                        "- | 国内 | 3日 |",
                        "+ | 国内 | 5日 |",
                        "+ | 海外 | 10日 |");
    }

    @Test
    void longLineIsShownFromWhereItChanges() {
        var lead = "これは長い前置きです。".repeat(12);

        var lines =
                excerpt(
                        PAGE.replace("五万円以上", lead + "五万円以上"),
                        PAGE.replace("五万円以上", lead + "三万円以上"));

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("- …").contains("五万円以上");
        assertThat(lines.getLast()).startsWith("+ …").contains("三万円以上");
    }

    @Test
    void newDocumentShowsHowItBeginsAndALongOneEndsWithDots() {
        assertThat(excerpt("", PAGE)).startsWith("+ # 出張のしかた", "+ 五万円以上は事前に申請します。");

        var chapters =
                IntStream.rangeClosed(1, 50)
                        .mapToObj(n -> "第" + n + "章です。\n\n")
                        .collect(Collectors.joining());
        assertThat(excerpt(PAGE, PAGE + chapters))
                .hasSize(ChangeExcerpt.MOST_LINES + 1)
                .endsWith("…");
    }

    @Test
    void fileThatCannotBeReadIsComparedAsItIsWritten() {
        assertThat(excerpt(PAGE, PAGE.replace("max_days: 90", "max_days: [")))
                .containsExactly("- max_days: 90", "+ max_days: [");
    }

    @Test
    void severalDocumentsAreNamed() {
        var change = change(PAGE, PAGE.replace("五万円", "三万円"));

        assertThat(ChangeExcerpt.of(List.of(change, change)))
                .startsWith("travel.md", "- 五万円以上は事前に申請します。");
    }

    private static List<String> excerpt(String before, String after) {
        return ChangeExcerpt.of(List.of(change(before, after)));
    }

    /// An empty text is a file that is not there.
    private static FileChange change(String before, String after) {
        return new FileChange(
                new DocPath("Stock/handbook/travel.md"),
                Optional.of(before).filter(text -> !text.isEmpty()),
                Optional.of(after).filter(text -> !text.isEmpty()));
    }
}
