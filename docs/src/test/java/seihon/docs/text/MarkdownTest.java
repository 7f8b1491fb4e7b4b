package seihon.docs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.domain.PersonId;

class MarkdownTest {

    private static final DocPath AT = new DocPath("Stock/handbook/sales.md");
    private static final String BODY =
            """

            # 営業の進め方

            佐藤（person:sato）が決めます。
            次の行です。

            - 日時と相手を記録します。
            - 金額は
              - 価格表の額
              - 見積の額

            1. 一つ目

            | 段階 | 上限 |
            |---|--:|
            | 商談 | 90日 |
            | a\\|b | **60日** |

            ```yaml
            a: 1
            ```

            > 引用
            """;

    private final Markdown markdown = new Markdown(AT, new Aozora());

    @Test
    void blocksJoinedAreTheBodyAgain() {
        var blocks = BlockReader.read(BODY);

        assertThat(blocks.stream().map(Block::source).collect(Collectors.joining()))
                .isEqualTo(BODY);
        assertThat(blocks)
                .extracting(Block::type)
                .containsExactly(
                        Block.Type.HEADING,
                        Block.Type.PARAGRAPH,
                        Block.Type.ITEM,
                        Block.Type.ITEM,
                        Block.Type.ITEM,
                        Block.Type.ITEM,
                        Block.Type.ITEM,
                        Block.Type.TABLE,
                        Block.Type.CODE,
                        Block.Type.QUOTE);
        assertThat(blocks.get(3).text()).isEqualTo("金額は");
        assertThat(blocks.get(7).cells().get(2)).containsExactly("a\\|b", "**60日**");
    }

    @Test
    void blockIdsStayWhenOtherBlocksChange() {
        var before = BlockReader.read(BODY);
        var after = BlockReader.read("新しい段落\n\n" + BODY.replace("日時と相手", "日時"));

        assertThat(after)
                .extracting(Block::id)
                .containsAll(
                        before.stream()
                                .map(Block::id)
                                .filter(id -> !id.equals(before.get(2).id()))
                                .toList());
        assertThat(before.getFirst().id()).isEqualTo("営業の進め方");
    }

    @Test
    void equalBlocksHaveDifferentIds() {
        assertThat(BlockReader.read("同じ\n\n同じ\n")).extracting(Block::id).doesNotHaveDuplicates();
    }

    @Test
    void pageShowsNamesTitlesAndIds() {
        var html = markdown.html(BODY + "\n[](doc:policy/holidays#年休) [規程](../policies/pay.md)\n");

        assertThat(html)
                .contains("<h2 id=\"営業の進め方\">営業の進め方</h2>")
                .contains("<span class=\"person\">佐藤 花子</span>")
                .contains("が決めます。次の行です。")
                .contains("<th align=\"right\">上限</th>")
                .contains("<a href=\"/documents/policy/holidays#%E5%B9%B4%E4%BC%91\"")
                .contains(">休暇規程</a>")
                .contains("<a href=\"/documents/pay\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html,<script>)",
                "![x](https://evil.example/p.png)",
                "![x](//evil.example/p.png)",
                "<img src=x onerror=alert(1)>",
                "<style>*{}</style><a style='x' onclick='y'>z</a>",
                "[x](//evil.example)",
                "[x](../../../../etc/passwd)",
                "[x](vbscript:x)"
            })
    void hostileTextNeverBecomesCodeOrForeignPicture(String hostile) {
        assertThat(markdown.html(hostile))
                .doesNotContainPattern("<(script|img|style|iframe)")
                .doesNotContainPattern("<[^>]*(onclick|onerror|style=|javascript|evil)");
    }

    @Test
    void picturesOfTheRepositoryAreShown() {
        assertThat(markdown.html("![図](images/flow.png)"))
                .contains("<img src=\"/attachments/Stock/handbook/images/flow.png\" alt=\"図\"");
    }

    @Test
    void deeplyNestedTextEndsWell() {
        var quotes = ">".repeat(50_000) + " a";
        var stars = "*a **a ".repeat(20_000);
        var brackets = "[".repeat(50_000);
        var lists = "- ".repeat(20_000) + "a";

        for (var hostile : new String[] {quotes, stars, brackets, lists}) {
            assertThat(markdown.html(hostile)).isNotEmpty();
            assertThat(BlockReader.read(hostile)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../policies/pay.md, ToPath[path=Stock/policies/pay.md; anchor=]",
        "/Stock/a.md#x, ToPath[path=Stock/a.md; anchor=x]",
        "./%E5%96%B6.md, ToPath[path=Stock/handbook/営.md; anchor=]",
        "doc:policy/pay#a, ToDocument[id=policy/pay; anchor=a]",
        "person:sato, ToPerson[person=sato]",
        "#上, Here[anchor=上]",
        "https://example.jp, Outside[address=https://example.jp]",
        "doc:pay, Nowhere[written=doc:pay]",
        "../../../x, Nowhere[written=../../../x]",
        "file:///etc, Nowhere[written=file:///etc]"
    })
    void linksLeadWhereTheyAreWritten(String written, String target) {
        assertThat(LinkTarget.of(AT, written)).hasToString(target.replace(';', ','));
    }

    @Test
    void everyReferenceIsFoundWithItsLine() {
        var body = "一行目\n\n[規程](doc:policy/pay) と person:mori。\n\n- ![図](a.png)\n";

        assertThat(Markdown.references(AT, body))
                .extracting(r -> r.line() + " " + r.target().getClass().getSimpleName())
                .containsExactly("3 ToDocument", "3 ToPerson", "5 ToPath");
    }

    @Test
    void searchReadsTheTextWithoutMarks() {
        assertThat(Markdown.plainText("# 題\n\n**太字**と`code`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"))
                .isEqualTo("題\n太字とcode\na b 1 2");
    }

    private static final class Aozora implements References {
        @Override
        public Optional<Target> document(DocId id) {
            return id.id().equals("holidays")
                    ? Optional.of(new Target("休暇規程", "/documents/policy/holidays"))
                    : Optional.empty();
        }

        @Override
        public Optional<Target> path(String path) {
            return path.equals("Stock/policies/pay.md")
                    ? Optional.of(new Target("給与規程", "/documents/pay"))
                    : Optional.empty();
        }

        @Override
        public String person(PersonId person) {
            return person.value().equals("sato") ? "佐藤 花子" : person.value();
        }

        @Override
        public Optional<String> image(String path) {
            return Optional.of("/attachments/" + path);
        }
    }
}
