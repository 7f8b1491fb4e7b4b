package seihon.docs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.docs.Kind;
import seihon.docs.Kind.Reading;
import seihon.docs.Problem;
import seihon.docs.SourceDocument;

class KindRegistryTest {

    private static final DocPath PRICES = new DocPath("Stock/prices/list.yaml");

    private final KindRegistry kinds = new KindRegistry(List.of(new PriceList()));

    @Test
    void goodDocumentIsTypedAndOwnedByTheRoleOfItsKind() {
        var reading =
                kinds.read(PRICES, "kind: price-list\nunit: JPY\nprices: [{id: a, yen: 3}]\n");

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Good.class,
                        good -> {
                            var valid = (KindRegistry.Valid<?>) good.value();
                            assertThat(valid.value()).isEqualTo("JPY");
                            assertThat(valid.source().owner()).isEqualTo("role:revenue-ops");
                        });
    }

    @Test
    void schemaErrorsAreSentencesAtTheirLines() {
        var problems =
                problems(
                        """
                        kind: price-list
                        unti: JPY
                        unit: 円
                        prices:
                          - {id: a, yen: "3"}
                          - {id: b}
                        """);

        assertThat(problems)
                .extracting(p -> p.line() + " " + p.what().key() + " " + p.what().arguments())
                .containsExactly(
                        "2 docs.schema.unknown-near [unti, unit]",
                        "3 docs.schema.shape-example [unit, \"円\", JPY]",
                        "5 docs.schema.type-integer [prices/a/yen, \"3\"]",
                        "6 docs.field.missing [prices/b/yen]");
    }

    @Test
    void unknownKindNamesTheNearestOne() {
        assertThat(problems("kind: pricelist\n").getFirst().what().arguments())
                .containsExactly("pricelist", "price-list");
        assertThat(problems("kind: song\n").getFirst().what().key()).isEqualTo("docs.kind.unknown");
    }

    @Test
    void interpretationHasNoEffectiveDate() {
        assertThat(
                        problems(
                                "kind: price-list\nunit: JPY\nprices: []\neffective_from: 2027-01-01\n"))
                .extracting(p -> p.what().key())
                .containsExactly("docs.kind.no-effective-from");
    }

    private List<Problem> problems(String file) {
        return switch (kinds.read(PRICES, file)) {
            case Reading.Good<?> good -> throw new AssertionError(good);
            case Reading.Bad<?>(var problems) -> problems;
        };
    }

    private static final class PriceList implements Kind<String> {
        @Override
        public String name() {
            return "price-list";
        }

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public String schema() {
            return """
            {"type": "object", "additionalProperties": false, "required": ["unit", "prices"],
             "properties": {
               "unit": {"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["JPY"]},
               "prices": {"type": "array", "items": {"type": "object",
                 "required": ["id", "yen"],
                 "properties": {"id": {"type": "string"}, "yen": {"type": "integer"}}}}}}
            """;
        }

        @Override
        public Set<Form> forms() {
            return Set.of(Form.YAML);
        }

        @Override
        public String defaultOwner() {
            return "revenue-ops";
        }

        @Override
        public Reading<String> read(SourceDocument document) {
            return new Reading.Good<>(document.front().text("unit").orElseThrow());
        }
    }
}
