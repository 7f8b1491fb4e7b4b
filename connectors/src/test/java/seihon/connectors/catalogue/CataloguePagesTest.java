package seihon.connectors.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.connectors.TestBrowser;
import seihon.connectors.TestCompany;
import seihon.domain.Transactions;
import seihon.ledger.FactCatalogue;
import seihon.ledger.FactCatalogue.Missing;
import seihon.testkit.HouseTest;
import seihon.testkit.TestHouse;
import seihon.web.Waiting;

@HouseTest
class CataloguePagesTest {

    private static final String PATH = "Stock/connectors/deals.yaml";
    private static final String DEALS =
            """
            kind: mapping
            id: deals
            title: {ja: 商談の一覧, en: Deals}
            source: deals
            format: csv
            row_id: [id]
            meaning:
              series: {ja: 商品の系列, en: Product series}
            lookup:
              series: {reference: products, by: product, column: series}
            facts:
              - kind: deal.won
                subject: {type: case, id: id}
                at: {column: at, format: yyyy-MM-dd}
                dims: {product: product, series: series}
                amount: {column: price, unit: JPY}
            """;
    private static final String PRODUCTS =
            """
            kind: reference
            id: products
            title: {ja: 商品, en: Products}
            key: product
            columns: {product: text, series: text}
            """;
    private static final String ROWS =
            """
            id,at,product,price
            A1,2026-04-01,みまもり,100
            A2,2026-04-02,みまもり旧型,200
            A3,2026-04-03,みまもり旧型,300
            A4,2026-04-04,,400
            A5,4月,みまもり,500
            """;

    @Autowired private TestCompany.Doors doors;
    @Autowired private WebApplicationContext context;
    @Autowired private FactCatalogue catalogue;
    @Autowired private Transactions transactions;
    @Autowired private List<Waiting> rooms;

    private TestCompany aozora;
    private TestBrowser ishii;

    @BeforeEach
    void aozoraHasItsDeals() {
        aozora = doors.company(PATH, DEALS, "Stock/reference/products.yaml", PRODUCTS);
        aozora.importsMaster("products", "product,series\nみまもり,標準\n");
        aozora.imports("deals", ROWS);
        aozora.facts();
        ishii = new TestBrowser(context, aozora.person("ishii"));
    }

    private List<Missing> missing() {
        return transactions.read(aozora.tenant, () -> catalogue.missing(aozora.tenant));
    }

    private List<String> waitingFor(String person) {
        return transactions.read(
                aozora.tenant,
                () ->
                        rooms.stream()
                                .flatMap(room ->
                                        room
                                                .waitingFor(aozora.person(person), TestHouse.START)
                                                .stream())
                                .filter(item -> item.key().startsWith("connectors-"))
                                .map(item -> item.key() + " " + item.effect().arguments())
                                .toList());
    }

    @Test
    void theCatalogueSaysWhatThereIsAndWhatItMeans() {
        var page = ishii.open("/data/catalogue").text();

        assertThat(page)
                .contains("deal.won", "mapping/deals@1", "商談の一覧", "商品の系列", "JPY")
                .contains("product → products.series", "role:revenue-ops", "隔離 1件")
                .doesNotContain("??");
    }

    @Test
    void keysThatMasterDataLacksAreFound() {
        assertThat(missing())
                .containsExactly(new Missing("deals", "mapping/deals@1", "series", "みまもり旧型", 2));
        assertThat(ishii.open("/data/catalogue").text()).contains("マスターにない値", "みまもり旧型");
        assertThat(ishii.open("/data/quarantine").text()).contains("マスターにない値", "みまもり旧型");

        aozora.importsMaster("products", "product,series\nみまもり旧型,旧型\n");
        aozora.facts();

        assertThat(missing()).isEmpty();
        assertThat(ishii.open("/data/catalogue").text()).doesNotContain("マスターにない値");
    }

    @Test
    void factsAreCountedByKindAsAFile() {
        assertThat(ishii.open("/data/catalogue.csv").text())
                .contains("deal.won,case,deals,mapping/deals@1,4,0,2,2026-03-31T15:00:00Z,");
    }

    @Test
    void quarantinedRowsWaitForTheOwnerOfTheirMapping() {
        assertThat(waitingFor("ishii"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("connectors-quarantine:mapping/deals [1, ");
        assertThat(waitingFor("sato")).isEmpty();
        assertThat(waitingFor("ogawa")).isEmpty();
    }

    @Test
    void nothingWaitsOnceTheImportIsTakenBack() {
        var other = aozora.imports("deals", "id,at,product,price\nA9,5月,みまもり,500\n");
        aozora.facts();
        assertThat(waitingFor("ishii").getFirst()).contains("[2, ");

        aozora.takesBack(other.id(), "違うファイルでした。");

        assertThat(waitingFor("ishii").getFirst()).contains("[1, ");
    }

    @Test
    void theCatalogueIsForThoseWhoBringDataIn() {
        assertThat(
                        new TestBrowser(context, aozora.person("ogawa"))
                                .open("/data/catalogue")
                                .status())
                .isEqualTo(403);
    }
}
