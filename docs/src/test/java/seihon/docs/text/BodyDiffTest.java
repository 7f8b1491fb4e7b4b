package seihon.docs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.docs.text.BlockDiff.State;

class BodyDiffTest {

    private static final String BEFORE =
            """
            # 商談とみなす条件

            インサイドセールスが電話で30分以上話し、先方が興味を示した案件を商談とします。

            - 日時と相手を記録します。
            - 金額は後から入れてもかまいません。

            | 段階 | 上限 | 担当 |
            |---|---|---|
            | 商談 | 90日 | 営業 |
            | 提案 | 60日 | 営業 |
            """;
    private static final String AFTER =
            """
            はじめに読んでください。

            # 商談とみなす条件

            インサイドセールスが訪問またはWeb会議を実施し、先方が課題・決裁者・導入の時期を答えた案件を商談とします。

            - 日時と相手を記録します。

            | 段階 | 上限 | 担当 | 備考 |
            |---|---|---|---|
            | 商談 | 60日 | 営業 | |
            | 見積 | 30日 | 営業 | 新設 |
            | 提案 | 60日 | 営業 | |
            """;

    @Test
    void bodiesAreComparedBlockByBlock() {
        assertThat(BlockDiff.between(BEFORE, AFTER))
                .extracting(BlockDiff.Row::state)
                .containsExactly(
                        State.ADDED,
                        State.SAME,
                        State.CHANGED,
                        State.SAME,
                        State.REMOVED,
                        State.CHANGED);
    }

    @Test
    void wordsInsideAChangedBlockAreMarked() {
        var row = BlockDiff.between(BEFORE, AFTER).get(2);
        var before = TextMarks.textOf(row.before().orElseThrow().source());
        var after = TextMarks.textOf(row.after().orElseThrow().source());
        var diff = WordDiff.between(before, after);

        assertThat(texts(before, diff.removed().ranges())).containsExactly("電話で30分以上話", "興味を示した");
        assertThat(texts(after, diff.added().ranges()))
                .containsExactly("訪問またはWeb会議を実施", "課題・決裁者・導入の時期を答えた");
    }

    @Test
    void marksAreRenderedInsideTheMarkdown() {
        var block = BlockReader.read("- **太字**の`code`と文です。\n").getFirst();
        var text = TextMarks.textOf(block.source());
        var marks = new TextMarks("ins", List.of(new TextMarks.Range(0, text.indexOf("文"))));

        assertThat(new Markdown(new DocPath("Stock/a.md"), References.NONE).html(block, marks))
                .isEqualToIgnoringWhitespace(
                        "<ul><li><strong><ins>太字</ins></strong><ins>の</ins><ins><code>code</code></ins>"
                                + "<ins>と</ins>文です。</li></ul>");
    }

    @Test
    void tablesAreComparedCellByCell() {
        var row = BlockDiff.between(BEFORE, AFTER).getLast();

        var rows = TableDiff.between(row.before().orElseThrow(), row.after().orElseThrow());

        assertThat(rows)
                .extracting(TableDiff.Row::state)
                .containsExactly(State.CHANGED, State.CHANGED, State.ADDED, State.SAME);
        assertThat(rows.get(1).cells().get(1)).isEqualTo(new TableDiff.Cell("90日", "60日"));
        assertThat(rows.getFirst().cells().getLast()).isEqualTo(new TableDiff.Cell("", "備考"));
    }

    @Test
    void changedCellsAreMarkedInTheRenderedTable() {
        var row = BlockDiff.between(BEFORE, AFTER).getLast();

        var sides = new Markdown(new DocPath("Stock/a.md"), References.NONE).html(row);

        assertThat(sides.before()).contains("<del>90日</del>").doesNotContain("<del>営業</del>");
        assertThat(sides.after()).contains("<ins>60日</ins>", "<ins>見積</ins>", "<ins>備考</ins>");
    }

    @Test
    void newAndRemovedBlocksAreMarkedAsAWhole() {
        var markdown = new Markdown(new DocPath("Stock/a.md"), References.NONE);
        var rows = BlockDiff.between(BEFORE, AFTER);

        assertThat(markdown.html(rows.getFirst()))
                .isEqualTo(new Markdown.Sides("", "<p><ins>はじめに読んでください。</ins></p>\n"));
        assertThat(markdown.html(rows.get(4)).before()).contains("<del>金額は後から");
        assertThat(markdown.html(rows.get(1)).after()).doesNotContain("<ins>");
    }

    @Test
    void sourceIsShownWithContextOnly() {
        var before = "a\n".repeat(20) + "x\n" + "b\n".repeat(20);
        var after = before.replace("x", "y");

        assertThat(LineDiff.between(before, after))
                .extracting(l -> l.state() + " " + l.before() + " " + l.after() + " " + l.text())
                .containsExactly(
                        "GAP 17 0 ",
                        "SAME 18 18 a",
                        "SAME 19 19 a",
                        "SAME 20 20 a",
                        "REMOVED 21 0 x",
                        "ADDED 0 21 y",
                        "SAME 22 22 b",
                        "SAME 23 23 b",
                        "SAME 24 24 b",
                        "GAP 17 0 ");
    }

    private static List<String> texts(String text, List<TextMarks.Range> ranges) {
        return ranges.stream().map(range -> text.substring(range.from(), range.to())).toList();
    }
}
