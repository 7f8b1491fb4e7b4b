package seihon.connectors.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.connectors.Imports.Counts;
import seihon.connectors.References;
import seihon.connectors.TestCompany;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.testkit.HouseTest;

/// The shared data sets through the door, with their documents as they are.
@HouseTest
class SharedFilesTest {

    @Autowired private TestCompany.Doors doors;
    @Autowired private References references;
    @Autowired private Transactions transactions;

    @BeforeEach
    void theFilesAreThere() {
        assumeTrue(Files.isDirectory(TestCompany.SHARED), "no shared data beside the repository");
    }

    @Test
    void theWorkedExampleGivesItsFacts() {
        var aozora = doors.sharing("worked_example");

        var done = aozora.importsFile("mapping", "worked-example", "worked_example/events.csv");

        assertThat(done.counts()).isEqualTo(new Counts(17, 17, 0, 0, 17, 0));
        assertThat(aozora.facts()).hasSize(17);
    }

    @Test
    void everyLeadAndDealOfOlistIsRead() {
        var olist = doors.sharing("olist");

        var leads =
                olist.importsFile(
                        "mapping",
                        "olist-leads",
                        "olist/olist_marketing_qualified_leads_dataset.csv");
        var deals =
                olist.importsFile("mapping", "olist-deals", "olist/olist_closed_deals_dataset.csv");

        assertThat(leads.counts()).isEqualTo(new Counts(8_000, 8_000, 0, 0, 8_000, 0));
        assertThat(deals.counts()).isEqualTo(new Counts(842, 842, 0, 0, 842, 0));
        assertThat(olist.facts().stream().filter(fact -> !fact.dims().containsKey("channel")))
                .hasSize(60 + 842);
    }

    @Test
    void masterDataThatCameLastIsLookedUpAllTheSame() {
        var maven = doors.sharing("maven_crm");
        var rows = maven.importsFile("mapping", "maven-pipeline", "maven_crm/sales_pipeline.csv");

        maven.importsFile("reference", "sales-teams", "maven_crm/sales_teams.csv");
        maven.importsFile("reference", "accounts", "maven_crm/accounts.csv");
        var products = maven.importsFile("reference", "products", "maven_crm/products.csv");

        assertThat(rows.counts().received()).isEqualTo(8_800);
        assertThat(rows.counts().quarantined()).isZero();
        assertThat(products.counts()).isEqualTo(new Counts(7, 7, 0, 0, 0, 0));
        var facts = maven.facts();
        var kinds =
                facts.stream().collect(Collectors.groupingBy(Fact::kind, Collectors.counting()));
        assertThat(kinds).containsEntry("deal.won", 4_238L).containsEntry("deal.lost", 2_473L);
        assertThat(facts.stream().map(fact -> fact.dims().get("product")))
                .contains("GTX Pro")
                .doesNotContain("GTXPro");
        assertThat(
                        facts.stream()
                                .filter(fact -> fact.kind().equals("opportunity.opened"))
                                .allMatch(fact -> fact.dims().containsKey("region")))
                .isTrue();
        var prices =
                transactions.read(
                        maven.tenant,
                        () -> references.amounts(maven.tenant, "products", "sales_price"));
        assertThat(prices).hasSize(7).containsEntry("GTX Pro", new BigDecimal("4821"));
    }

    @Test
    void thePackedLogOfDeclarationsIsRead() {
        var university = doors.sharing("bpi2020_domestic");

        var done =
                university.importsFile(
                        "mapping", "declarations", "bpi2020_domestic/domestic_events.csv.gz");

        assertThat(done.counts()).isEqualTo(new Counts(55_628, 55_628, 0, 0, 55_628, 0));
        var facts = university.facts();
        assertThat(facts).hasSize(55_628);
        assertThat(facts.stream().map(fact -> fact.subject().id()).distinct()).hasSize(10_357);
    }
}
