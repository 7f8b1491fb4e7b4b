package seihon.docs.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.DocPath;
import seihon.docs.Problem;
import seihon.docs.Provisioning;
import seihon.docs.git.GitStore;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.testkit.HouseTest;
import seihon.testkit.TestHouse;

@HouseTest
class FirstCommitTest {

    private static final String GOOD =
            "---\nkind: guide\nid: meeting\ntitle: {ja: 朝会}\nowner: person:tanaka\n---\n10時です。\n";

    @Autowired Provisioning provisioning;
    @Autowired GitStore git;
    @Autowired Ledger ledger;
    @Autowired Transactions transactions;
    @TempDir Path folder;

    @Test
    void folderBecomesTheFirstCommitsAndOneEntry() throws IOException {
        write("Stock/handbook/meeting.md", GOOD);
        write("Flow/2026/11-24/idea.md", "思いつき\n");
        write("README.md", "読まれません");
        write("Stock/.hidden.md", "読まれません");
        var tenant = new TenantId(9001);

        var read = provisioning.read(folder);
        var problems = provisioning.create(tenant, "c9001", read.files(), TestHouse.START);

        assertThat(read.ignored()).containsExactly("README.md", "Stock/.hidden.md");
        assertThat(read.problems()).isEmpty();
        assertThat(problems).isEmpty();
        transactions.run(
                tenant,
                () -> {
                    var main = git.ref(tenant, GitStore.MAIN).orElseThrow();
                    var flow = git.ref(tenant, GitStore.FLOW).orElseThrow();
                    assertThat(git.files(tenant, main).keySet())
                            .containsExactly(new DocPath("Stock/handbook/meeting.md"));
                    assertThat(git.files(tenant, flow).keySet())
                            .containsExactly(new DocPath("Flow/2026/11-24/idea.md"));
                    assertThat(ledger.entries(tenant, 0, 10).getFirst().payloadUnlessErased())
                            .contains("\"decision\":\"provision\"");
                });
    }

    @Test
    void mistakeIsNamedWithFileAndLineAndNothingIsCreated() {
        var tenant = new TenantId(9002);
        var files = new TreeMap<DocPath, String>();
        files.put(new DocPath("Stock/handbook/meeting.md"), GOOD);
        files.put(
                new DocPath("Stock/handbook/other.md"), GOOD.replace("owner: person:tanaka\n", ""));

        var problems = provisioning.create(tenant, "c9002", files, TestHouse.START);

        assertThat(problems)
                .extracting(problem -> problem.path().value())
                .contains("Stock/handbook/other.md");
        assertThat(problems).extracting(Problem::line).allMatch(line -> line >= 1);
        transactions.run(
                tenant,
                () -> {
                    assertThat(git.ref(tenant, GitStore.MAIN)).isEmpty();
                    assertThat(ledger.size(tenant)).isZero();
                });
    }

    @Test
    void twoDocumentsOfOneNameAreAMistake() {
        var tenant = new TenantId(9003);
        var files = new TreeMap<DocPath, String>();
        files.put(new DocPath("Stock/handbook/meeting.md"), GOOD);
        files.put(new DocPath("Stock/handbook/copy.md"), GOOD);

        var problems = provisioning.create(tenant, "c9003", files, TestHouse.START);

        assertThat(problems)
                .extracting(problem -> problem.what().key())
                .containsExactly("docs.check.schema.twice");
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
