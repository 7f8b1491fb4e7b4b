package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;
import static seihon.docs.proposals.Company.refusal;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.Check.Line;
import seihon.docs.Check.Verdict;
import seihon.docs.Proposals.State;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.testkit.HouseTest;

@HouseTest
class ProposalLifeTest {

    @Autowired Company.Doors doors;
    @Autowired Ledger ledger;
    @Autowired Transactions transactions;

    @Test
    void approvedProposalBecomesTheDocumentAndAnEntry() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));

        var opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "朝会は9時半です。"));
        var approved = done(aozora.approves("tanaka", opened.number()));
        var merged = done(aozora.merges("ogawa", opened.number()));

        assertThat(opened.state()).isEqualTo(State.OPEN);
        assertThat(opened.number()).isEqualTo(1);
        assertThat(approved.state()).isEqualTo(State.APPROVED);
        assertThat(merged.state()).isEqualTo(State.MERGED);
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("9時半");
        var entries = transactions.read(aozora.tenant, () -> ledger.entries(aozora.tenant, 0, 100));
        assertThat(entries).hasSize(2);
        assertThat(entries.getLast().payloadUnlessErased())
                .contains("\"decision\":\"merge\"")
                .contains("\"proposal\":1")
                .contains(opened.digest())
                .contains("guide/meeting")
                .contains("\"by\":\"tanaka\"");
    }

    @Test
    void onlyMergesThatHappenAreTimed() {
        var meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        try {
            var aozora = doors.company(page("meeting", "朝会は10時です。"));
            var opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "朝会は9時半です。"));
            refusal(aozora.merges("ogawa", opened.number()));
            done(aozora.approves("tanaka", opened.number()));
            done(aozora.merges("ogawa", opened.number()));

            assertThat(meters.get("seihon.docs.merge").timer().count()).isEqualTo(1);
        } finally {
            Metrics.removeRegistry(meters);
        }
    }

    @Test
    void whatIsNotInstalledNeverShowsAsPassed() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));

        var opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "朝会は9時半です。"));

        var verdicts =
                opened.checks().stream().collect(Collectors.toMap(Line::check, Line::verdict));
        assertThat(verdicts)
                .containsEntry("personal-data", Verdict.NOT_INSTALLED)
                .containsEntry("integrity-stops", Verdict.NOT_INSTALLED)
                .containsEntry("effect", Verdict.NOT_INSTALLED)
                .containsEntry("schema", Verdict.PASSED);
    }

    @Test
    void mergeWithoutApprovalIsRefusedAndMovesNothing() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));
        var before = aozora.main();
        var opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "朝会は9時半です。"));

        var refused = aozora.merges("ogawa", opened.number());

        assertThat(refusal(refused)).isEqualTo("docs.merge.missing-requirement");
        assertThat(aozora.main()).isEqualTo(before);
    }
}
