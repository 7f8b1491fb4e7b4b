package seihon.revenue.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.Check.Line;
import seihon.docs.Check.Verdict;
import seihon.docs.DocPath;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.testkit.HouseTest;

@HouseTest
class CriteriaCheckTest {

    private static final String MODEL =
            """
            kind: stage-model
            id: sales
            title: 営業
            zone: Asia/Tokyo
            sources: [crm]
            dims: {product: last}
            list_price: {reference: products, by: product, column: price}
            stages:
              - {id: MQL, rank: 1, enter: [{on: activity, when: "fact.data.name == 'MQL'"}]}
              - {id: WON, kind: won, rank: 2, enter: [{on: noted, when: "fact.data.anything == 'x'"}]}
            """;
    private static final String MAPPING =
            """
            kind: mapping
            id: crm
            title: 顧客
            source: crm
            format: csv
            facts:
              - kind: activity
                subject: {type: case, id: id}
                at: {column: at, format: iso}
                data: {name: activity}
            """;
    private static final String PRODUCTS =
            """
            kind: reference
            id: products
            title: 商品
            key: product
            columns: {product: text, price: {amount: JPY}, note: text}
            """;

    @Autowired private CriteriaCheck check;

    @Test
    void whatTheMappingsGiveMayBeAsked() {
        assertThat(looked(MODEL, MAPPING, PRODUCTS).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void listPricesInAnotherCurrencyAreNotAdded() {
        var inYen = MODEL.replace("sources:", "unit: JPY\nsources:");
        assertThat(looked(inYen, MAPPING, PRODUCTS).verdict()).isEqualTo(Verdict.PASSED);

        var line = looked(inYen, MAPPING, PRODUCTS.replace("JPY", "USD"));

        assertThat(line.details())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(8);
                    assertThat(problem.what().key()).isEqualTo("revenue.model.price-unit");
                });
    }

    @Test
    void aMisspeltFieldIsFoundAtItsLine() {
        var line = looked(MODEL.replace("fact.data.name", "fact.data.nmae"), MAPPING, PRODUCTS);

        assertThat(line.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(line.details())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(9);
                    assertThat(problem.what().key()).isEqualTo("revenue.model.condition");
                });
    }

    @Test
    void aMappingThatStopsGivingAFieldIsFound() {
        assertThat(
                        looked(
                                        MODEL,
                                        MAPPING.replace("{name: activity}", "{kind: activity}"),
                                        PRODUCTS)
                                .details())
                .hasSize(1);
    }

    @Test
    void anotherSourceGivesNothing() {
        assertThat(looked(MODEL, MAPPING.replace("source: crm", "source: web"), PRODUCTS).verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void aPriceThatIsNoneIsFound() {
        assertThat(
                        looked(MODEL.replace("column: price", "column: note"), MAPPING, PRODUCTS)
                                .details())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what().key()).isEqualTo("revenue.model.price-unknown"));
        assertThat(looked(MODEL, MAPPING).details()).hasSize(1);
    }

    private Line looked(String... texts) {
        Map<DocPath, String> files = new TreeMap<>();
        for (var text : texts) {
            files.put(new DocPath("Stock/revenue/" + files.size() + ".yaml"), text);
        }
        var changes = new ArrayList<FileChange>();
        files.forEach((path, text) ->
                changes.add(new FileChange(path, Optional.empty(), Optional.of(text))));
        var tree =
                new ProposedChange.Tree() {
                    @Override
                    public List<DocPath> paths() {
                        return List.copyOf(files.keySet());
                    }

                    @Override
                    public Optional<String> text(DocPath path) {
                        return Optional.ofNullable(files.get(path));
                    }
                };
        return check.look(
                new TenantId(1),
                new ProposedChange(1, new PersonId("ishii"), "digest", changes, tree));
    }
}
