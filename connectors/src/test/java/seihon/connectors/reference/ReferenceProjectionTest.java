package seihon.connectors.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.connectors.References;
import seihon.connectors.TestCompany;
import seihon.domain.Transactions;
import seihon.ledger.Batch;
import seihon.ledger.Ledger;
import seihon.testkit.HouseTest;
import seihon.testkit.SameTwice;

@HouseTest
class ReferenceProjectionTest {

    private static final String PRODUCTS =
            """
            kind: reference
            id: products
            key: product
            columns: {product: text, series: text, price: {amount: JPY}}
            """;
    private static final String APRIL = "product,series,price\nA1,A,\"1,200\"\nA2,,900\nA3,A,高い\n";

    @Autowired private TestCompany.Doors doors;
    @Autowired private References references;
    @Autowired private ReferenceProjection projection;
    @Autowired private Ledger ledger;
    @Autowired private Transactions transactions;

    @Test
    void laterRowsCorrectEarlierOnesUntilTheyAreTakenBack() {
        var aozora = company();
        aozora.importsMaster("products", APRIL);
        aozora.facts();
        var before = rows(aozora);

        var may = aozora.importsMaster("products", "product,series,price\nA1,B,1300\n");
        aozora.facts();
        var corrected = rows(aozora);
        aozora.takesBack(may.id(), "来月からの価格でした。");
        aozora.facts();

        assertThat(before)
                .containsOnly(
                        Map.entry("A1", Map.of("product", "A1", "series", "A", "price", "1,200")),
                        Map.entry("A2", Map.of("product", "A2", "price", "900")));
        assertThat(corrected.get("A1")).containsEntry("series", "B");
        assertThat(rows(aozora)).isEqualTo(before);
        assertThat(amounts(aozora))
                .isEqualTo(Map.of("A1", new BigDecimal("1200"), "A2", new BigDecimal("900")));
    }

    @Test
    void rebuiltRowsEqualTheLivingOnes() {
        var aozora = company();
        var april = aozora.importsMaster("products", APRIL);
        aozora.importsMaster("products", "product,series,price\nA2,B,1\n");
        aozora.takesBack(april.id(), "やり直します。");
        aozora.facts();
        var tenant = aozora.tenant;

        transactions.run(
                tenant,
                () -> {
                    var size = ledger.size(tenant);
                    var all = new Batch(0, size, () -> ledger.entries(tenant, 0, 2_500));
                    SameTwice.mustHold(
                            projection.name(),
                            gen -> projection.apply(tenant, gen, all),
                            gen -> projection.digest(tenant, gen),
                            0);
                });
    }

    private TestCompany company() {
        return doors.company("Stock/reference/products.yaml", PRODUCTS);
    }

    private Map<String, Map<String, String>> rows(TestCompany aozora) {
        return transactions.read(aozora.tenant, () -> references.rows(aozora.tenant, "products"));
    }

    private Map<String, BigDecimal> amounts(TestCompany aozora) {
        return transactions.read(
                aozora.tenant, () -> references.amounts(aozora.tenant, "products", "price"));
    }
}
