package seihon.docs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Problem;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;

class SourceReaderTest {

    private static final DocPath HANDBOOK = new DocPath("Stock/handbook/sales.md");
    private static final DocPath POLICY = new DocPath("Stock/policies/approval.yaml");

    @Test
    void handbookPageIsSplitIntoFieldsAndBody() {
        var file =
                """
                ---
                kind: handbook
                id: sales
                title: {ja: 営業の進め方, en: How we sell}
                owner: role:manager
                effective_from: 2026-12-01
                review_by: 2027-06-30
                ---

                # 営業の進め方
                """;

        var document = good(SourceReader.read(HANDBOOK, file));

        assertThat(document.id()).hasToString("handbook/sales");
        assertThat(document.titleJa()).isEqualTo("営業の進め方");
        assertThat(document.titleEn()).contains("How we sell");
        assertThat(document.owner()).isEqualTo("role:manager");
        assertThat(document.effectiveFrom()).contains(LocalDate.of(2026, 12, 1));
        assertThat(document.body()).isEqualTo("\n# 営業の進め方\n");
        assertThat(document.bodyLine()).isEqualTo(9);
        assertThat(document.front().field("owner").orElseThrow().line()).isEqualTo(5);
    }

    @Test
    void policyFileMayLeaveOutIdAndTitle() {
        var document = good(SourceReader.read(POLICY, "kind: approval-policy\nrules: []\n"));

        assertThat(document.id()).hasToString("approval-policy/approval");
        assertThat(document.titleJa()).isEqualTo("approval");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off", "yes", "NO", "10:30", "0123", "2026-11-21", "1_000", "."})
    void wordsAndClockTimesStayText(String value) {
        assertThat(field(value))
                .isInstanceOfSatisfying(
                        Yaml.Text.class, text -> assertThat(text.value()).isEqualTo(value));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "-2.50, -2.50", "1e3, 1E+3", "0x1F, 31", "0o17, 15", ".5, 0.5", "+3, 3"})
    void numbersAreExact(String written, BigDecimal read) {
        assertThat(field(written))
                .isInstanceOfSatisfying(
                        Yaml.Numeral.class,
                        number -> assertThat(number.value()).isEqualByComparingTo(read));
    }

    @Test
    void quotedNumbersAreText() {
        assertThat(field("\"30\"")).isInstanceOf(Yaml.Text.class);
        assertThat(field("~")).isInstanceOf(Yaml.Nothing.class);
        assertThat(field("true")).isInstanceOf(Yaml.Flag.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'a: 1\\na: 2'                        | docs.yaml.duplicate-key | 2
                    'a:\\n\\tb: 1'                        | docs.yaml.tab           | 2
                    'a: b: c'                            | docs.yaml.colon         | 1
                    'a: "open'                           | docs.yaml.quote         | 1
                    'a: [1, 2'                           | docs.yaml.quote         | 1
                    'a: *missing'                        | docs.yaml.alias-unknown | 1
                    'a: .nan'                            | docs.yaml.endless       | 1
                    'a: !!python/object x'               | docs.yaml.tag           | 1
                    'a: 1\\n---\\nb: 2'                   | docs.yaml.several       | 2
                    '[a]: 1'                             | docs.yaml.key           | 1
                    'a: 1\\n  b: 2'                       | docs.yaml.colon         | 2
                    '- a'                                | docs.front.no-fields    | 1
                    """)
    void mistakesAreNamedWithTheirLine(String written, String key, int line) {
        var problems =
                bad(SourceReader.read(POLICY, written.replace("\\n", "\n").replace("\\t", "\t")));

        assertThat(problems.getFirst().what().key()).isEqualTo(key);
        assertThat(problems.getFirst().line()).isEqualTo(line);
    }

    @Test
    void aliasBombIsRefusedBeforeItGrows() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append(
                    "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]%n"
                            .formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        }

        assertThat(bad(SourceReader.read(POLICY, bomb.toString())).getFirst().what().key())
                .isEqualTo("docs.yaml.too-many");
        assertThat(
                        bad(SourceReader.read(POLICY, "a: &a x\nb: [" + "*a, ".repeat(51) + "]"))
                                .getFirst()
                                .what()
                                .key())
                .isEqualTo("docs.yaml.aliases");
    }

    @Test
    void deepNestingIsRefusedWithoutOverflow() {
        var deep = "a: " + "[".repeat(60_000) + "]".repeat(60_000);

        assertThat(bad(SourceReader.read(POLICY, deep)).getFirst().what().key())
                .isEqualTo("docs.yaml.too-deep");
    }

    @Test
    void hugeFilesAndFrontMatterAreRefused() {
        var front = "---\nkind: handbook\nnote: " + "あ".repeat(30_000) + "\n---\n";

        assertThat(bad(SourceReader.read(HANDBOOK, front)).getFirst().what().key())
                .isEqualTo("docs.front.too-large");
        assertThat(bad(SourceReader.read(HANDBOOK, new byte[5 << 20])).getFirst().what().key())
                .isEqualTo("docs.text.too-large");
    }

    @Test
    void brokenBytesAndControlCharactersAreNamed() {
        var notUtf8 = bad(SourceReader.read(HANDBOOK, new byte[] {(byte) 0xE6, (byte) 0xAD}));
        var control = bad(SourceReader.read(HANDBOOK, "---\nkind: a\u0000\n---\n"));

        assertThat(notUtf8.getFirst().what().key()).isEqualTo("docs.text.not-utf8");
        assertThat(control.getFirst().what().key()).isEqualTo("docs.text.control-character");
        assertThat(control.getFirst().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "ｓａｌｅｓ, docs.name.look-alike",
        "sаles, docs.name.character",
        "か\u3099いど, docs.name.not-nfc",
        "a b, docs.name.character",
        "-a, docs.name.start",
        "ﾊﾝﾄﾞ, docs.name.look-alike"
    })
    void lookAlikeIdsAreRefused(String id, String key) {
        assertThat(NameRules.whyNot(id).orElseThrow().key()).isEqualTo(key);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        var file = "---\nkind: handbook\ntitle: 3\nowner: sato\nreview_by: 2026-02-30\n---\n";

        assertThat(bad(SourceReader.read(HANDBOOK, file)))
                .extracting(problem -> problem.what().key())
                .containsExactly(
                        "docs.field.missing",
                        "docs.field.text",
                        "docs.field.owner",
                        "docs.field.date");
    }

    @Test
    void windowsLineEndsAndByteOrderMarkAreAccepted() {
        var file = "\uFEFF---\r\nkind: handbook\r\nid: a\r\ntitle: い\r\n---\r\n本文\r\n";

        assertThat(good(SourceReader.read(HANDBOOK, file)).body()).isEqualTo("本文\n");
    }

    private static Yaml field(String written) {
        var document = good(SourceReader.read(POLICY, "kind: a\nvalue: " + written + "\n"));
        return document.front().field("value").orElseThrow();
    }

    private static SourceDocument good(Reading<SourceDocument> reading) {
        return switch (reading) {
            case Reading.Good<SourceDocument>(var document) -> document;
            case Reading.Bad<SourceDocument>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Problem> bad(Reading<SourceDocument> reading) {
        return switch (reading) {
            case Reading.Good<SourceDocument>(var document) -> throw new AssertionError(document);
            case Reading.Bad<SourceDocument>(var problems) -> problems;
        };
    }
}
