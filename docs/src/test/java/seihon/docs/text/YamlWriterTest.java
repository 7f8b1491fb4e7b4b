package seihon.docs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Yaml;

class YamlWriterTest {

    private static final DocPath FILE = new DocPath("Stock/a.yaml");
    private static final List<String> TEXTS =
            List.of(
                    "role:manager",
                    "10:30",
                    "0123",
                    "3bd",
                    "Stock/**",
                    "*",
                    "true",
                    "12",
                    "",
                    "- a",
                    "a: b",
                    "a #b",
                    "改行\nあり\n",
                    "末尾なし\n2行目",
                    " 前",
                    "後 ",
                    "\"引用\"",
                    "'",
                    "あ",
                    "!x",
                    "f.percent > 10.0",
                    "\u0007",
                    "a\tb",
                    "~",
                    "null",
                    "---",
                    "{}",
                    "x\n\ny\n\n",
                    "@a",
                    "%b",
                    "0x1F",
                    ".5",
                    "1e3",
                    "?",
                    "? a",
                    "a:",
                    ":b",
                    "[x",
                    "=",
                    "&a",
                    "円％",
                    "😀");

    @Test
    void policyIsWrittenAsAPersonWouldWriteIt() {
        var written =
                """
                kind: approval-policy
                title:
                  ja: 承認のきまり
                  note: |
                    1行目
                    2行目
                rules:
                  - {id: default, match: {path: "Stock/**"}, require: [{group: [role:manager], count: 1}]}
                light: [minutes, kpt]
                """;

        assertThat(YamlWriter.write(tree(written))).isEqualTo(written);
    }

    @Test
    void everyTreeReadsBackAsItself() {
        var seed = System.nanoTime();
        System.out.println("YamlWriterTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var tree = mapping(random, 0);

            var written = YamlWriter.write(tree);

            assertThat(YamlText.same(tree(written), tree))
                    .as("seed %d%n%s", seed, written)
                    .isTrue();
        }
    }

    private static Yaml.Mapping tree(String text) {
        return switch (YamlReader.read(FILE, text, 0)) {
            case Reading.Good<Yaml>(Yaml.Mapping mapping) -> mapping;
            case Reading.Good<Yaml>(var other) -> throw new AssertionError(other + text);
            case Reading.Bad<Yaml>(var problems) ->
                    throw new AssertionError(problems + "\n" + text);
        };
    }

    private static Yaml value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> new Yaml.Flag(random.nextBoolean(), 1, 1);
            case 1 -> new Yaml.Nothing(1, 1);
            case 2 -> new Yaml.Numeral(java.math.BigDecimal.valueOf(random.nextInt(999), 2), 1, 1);
            case 3, 4 -> new Yaml.Text(TEXTS.get(random.nextInt(TEXTS.size())), 1, 1);
            case 5, 6 -> mapping(random, depth + 1);
            default -> {
                var items = new ArrayList<Yaml>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(value(random, depth + 1));
                }
                yield new Yaml.Sequence(items, 1, 1);
            }
        };
    }

    private static Yaml.Mapping mapping(Random random, int depth) {
        Map<String, Yaml> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(5) + 1; i > 0; i--) {
            var name = TEXTS.get(random.nextInt(TEXTS.size()));
            if (!name.isBlank()) {
                fields.put(name, value(random, depth + 1));
            }
        }
        fields.put("last", new Yaml.Text("x", 1, 1));
        return new Yaml.Mapping(fields, 1, 1);
    }
}
