package seihon.docs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import seihon.docs.DocPath;

class ThreeWayTest {

    record Case(String name, Map<String, String> texts) {
        DocPath path() {
            return new DocPath(name.startsWith("yaml") ? "Stock/a.yaml" : "Stock/a.md");
        }

        String text(String part) {
            return texts.getOrDefault(part, "");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mergesAsTheTableSays(Case row) {
        var merged =
                ThreeWay.merge(row.path(), row.text("base"), row.text("ours"), row.text("theirs"));

        if (row.texts().containsKey("result")) {
            assertThat(merged.overlaps()).isEmpty();
            assertThat(merged.text()).isEqualTo(row.text("result"));
        } else {
            assertThat(merged.overlaps())
                    .extracting(MergeResult.Overlap::place)
                    .hasSize((int) row.text("overlaps").lines().count())
                    .allMatch(place -> isPlace(place, row.text("overlaps").strip()));
        }
    }

    private static boolean isPlace(String place, String expected) {
        return expected.startsWith("b-")
                ? place.startsWith("b-")
                : place.endsWith(expected.replace("*", ""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void choosingOneSideEverywhereLosesNothingOfIt(Case row) {
        var merged =
                ThreeWay.merge(row.path(), row.text("base"), row.text("ours"), row.text("theirs"));
        var ours = merged.overlaps().stream().map(MergeResult.Overlap::ours).toList();
        var theirs = merged.overlaps().stream().map(MergeResult.Overlap::theirs).toList();

        assertThat(merged.resolved(ours)).isNotBlank();
        assertThat(merged.resolved(theirs)).isNotBlank();
        assertThat(
                        ThreeWay.merge(
                                        row.path(),
                                        row.text("base"),
                                        row.text("base"),
                                        row.text("ours"))
                                .text())
                .isEqualTo(row.text("ours"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whoseSideIsOursDoesNotDecideWhatOverlaps(Case row) {
        var one =
                ThreeWay.merge(row.path(), row.text("base"), row.text("ours"), row.text("theirs"));
        var two =
                ThreeWay.merge(row.path(), row.text("base"), row.text("theirs"), row.text("ours"));

        assertThat(one.overlaps()).hasSameSizeAs(two.overlaps());
    }

    @Test
    void fieldsChangedOnDifferentSidesNeverOverlap() {
        var seed = System.nanoTime();
        System.out.println("ThreeWayTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var base = new StringBuilder();
            var ours = new StringBuilder();
            var theirs = new StringBuilder();
            var result = new StringBuilder();
            for (int i = random.nextInt(8) + 1; i > 0; i--) {
                var side = random.nextInt(3);
                base.append("f%d: {a: 1, b: x}%n".formatted(i));
                ours.append("f%d: {a: %d, b: x}%n".formatted(i, side == 1 ? 2 : 1));
                theirs.append("f%d: {a: %d, b: x}%n".formatted(i, side == 2 ? 3 : 1));
                result.append("f%d: {a: %d, b: x}%n".formatted(i, side + 1));
            }

            var merged =
                    ThreeWay.merge(
                            new DocPath("Stock/a.yaml"),
                            base.toString(),
                            ours.toString(),
                            theirs.toString());

            assertThat(merged.text()).as("seed %d", seed).isEqualTo(result.toString());
        }
    }

    static Stream<Case> cases() throws IOException {
        try (var in = ThreeWayTest.class.getResourceAsStream("merges.txt")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^## ")).skip(1).map(ThreeWayTest::read);
        }
    }

    private static Case read(String block) {
        var parts = List.of(block.split("(?m)^@@ "));
        Map<String, String> texts = new LinkedHashMap<>();
        for (var part : new ArrayList<>(parts).subList(1, parts.size())) {
            var end = part.indexOf('\n');
            texts.put(part.substring(0, end), part.substring(end + 1));
        }
        return new Case(parts.getFirst().strip(), texts);
    }
}
