package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.Proposals;
import seihon.docs.Roster.Deputy;
import seihon.docs.TestRoster;
import seihon.docs.change.CaseFile;
import seihon.docs.change.CaseFiles;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.testkit.HouseTest;
import seihon.web.Waiting;
import seihon.web.Waiting.Item;
import seihon.web.Waiting.Urgency;

/// What waits for whom is judged when somebody looks.
@HouseTest
class InboxTest {

    @Autowired Company.Doors doors;
    @Autowired Proposals proposals;
    @Autowired List<Waiting> rooms;
    @Autowired TestRoster roster;
    @Autowired Transactions transactions;
    @Autowired CaseFiles files;

    @Test
    void approvalWaitsForThoseWhoMayGiveItUntilSomebodyDoes() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var number = aozora.opens("tanaka", "9時半に", page("meeting", "9時半です。")).number();

        assertThat(waiting(aozora, "nakamura")).singleElement().satisfies(InboxTest::isDecision);
        assertThat(waiting(aozora, "tanaka")).isEmpty();
        assertThat(waiting(aozora, "ogawa")).isEmpty();
        done(aozora.approves("nakamura", number));

        assertThat(waiting(aozora, "sato")).isEmpty();
        assertThat(waiting(aozora, "tanaka"))
                .extracting(item -> item.kind().key())
                .containsExactly("docs.inbox.kind.approved");
    }

    @Test
    void deputySeesWhatWaitsForTheAbsentAndSeesItNoMoreAfterwards() {
        var aozora =
                doors.company(
                        page("meeting", "10時です。"),
                        Company.policy("{group: [\"person:mori\"], count: 1}"));
        var until = aozora.next().plus(Duration.ofHours(2));
        roster.absent(aozora.tenant, new Deputy(new PersonId("abe"), new PersonId("mori"), until));
        aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));

        assertThat(waiting(aozora, "abe")).hasSize(1);
        aozora.wait(Duration.ofHours(3));
        assertThat(waiting(aozora, "abe")).isEmpty();
        assertThat(waiting(aozora, "mori")).hasSize(1);
    }

    @Test
    void nearDeadlineComesFirstAndEscalationReachesTheExecutives() {
        var aozora =
                doors.company(
                        page("meeting", "10時です。"),
                        Company.policy("{group: [\"person:nakamura\"], count: 1}"));
        aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));

        assertThat(waiting(aozora, "nakamura").getFirst().urgency()).isEqualTo(Urgency.DUE_SOON);
        assertThat(waiting(aozora, "nakamura").getFirst().deadline()).isPresent();
        assertThat(waiting(aozora, "sato")).isEmpty();
        aozora.wait(Duration.ofHours(9));
        assertThat(waiting(aozora, "sato")).hasSize(1);
    }

    @Test
    void returnedAndCommentedProposalsWaitForTheirAuthor() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var opened = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));
        var tanaka = aozora.person("tanaka");
        done(proposals.comment(tanaka, opened.number(), Optional.empty(), "なぜですか。", aozora.next()));
        assertThat(waiting(aozora, "ogawa"))
                .extracting(item -> item.kind().key())
                .containsExactly("docs.inbox.kind.comment");
        done(proposals.sendBack(tanaka, opened.number(), opened.digest(), "理由を。", aozora.next()));

        assertThat(waiting(aozora, "ogawa"))
                .filteredOn(item -> item.kind().key().equals("docs.inbox.kind.returned"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.effect().arguments()).contains("理由を。");
                    assertThat(item.excerpt()).contains("+ 9時半です。");
                });
    }

    @Test
    void proposalOfALeaverWaitsForWhoWorkedOnIt() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var opened = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));
        done(aozora.revises("abe", opened.number(), page("meeting", "9時15分です。")));
        done(aozora.approves("tanaka", opened.number()));
        assertThat(waiting(aozora, "abe")).isEmpty();

        roster.leaves(aozora.tenant, new PersonId("ogawa"));

        assertThat(waiting(aozora, "abe"))
                .extracting(item -> item.kind().key())
                .containsExactly("docs.inbox.kind.approved");
        assertThat(waiting(aozora, "yamaguchi")).isEmpty();
    }

    @Test
    void deputyOfTheAuthorSeesWhatWasSentBack() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var opened = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));
        var tanaka = aozora.person("tanaka");
        done(proposals.sendBack(tanaka, opened.number(), opened.digest(), "理由を。", aozora.next()));
        var until = aozora.next().plus(Duration.ofDays(3));

        roster.absent(aozora.tenant, new Deputy(new PersonId("abe"), new PersonId("ogawa"), until));

        assertThat(waiting(aozora, "abe"))
                .extracting(item -> item.kind().key())
                .containsExactly("docs.inbox.kind.returned");
    }

    @Test
    void proposalThatNobodyTouchedForAQuarterWaitsForNobody() {
        var aozora = doors.company(page("meeting", "10時です。"), page("hours", "9時からです。"));
        aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));
        aozora.wait(Duration.ofDays(91));
        var fresh = aozora.opens("ogawa", "10時から", page("hours", "10時からです。"));

        var unfinished =
                transactions.read(
                        aozora.tenant, () -> files.unfinished(aozora.tenant, aozora.next()));

        assertThat(unfinished).extracting(CaseFile::number).containsExactly(fresh.number());
    }

    @Test
    void questionAfterTheMergeReachesTheAuthor() {
        var aozora = doors.company(page("meeting", "10時です。"));
        aozora.agrees("ogawa", "9時半に", "tanaka", page("meeting", "9時半です。"));
        var number = 1;
        done(
                proposals.comment(
                        aozora.person("yamaguchi"),
                        number,
                        Optional.empty(),
                        "いつからですか。",
                        aozora.next()));

        assertThat(waiting(aozora, "ogawa"))
                .extracting(item -> item.kind().key())
                .containsExactly("docs.inbox.kind.comment");
        assertThat(waiting(aozora, "yamaguchi")).isEmpty();
    }

    private static void isDecision(Item item) {
        assertThat(item.kind().key()).isEqualTo("docs.inbox.kind.change");
        assertThat(item.number()).isEqualTo("#1");
        assertThat(item.effect().key()).isEqualTo("docs.summary.body");
        assertThat(item.from()).isEqualTo("tanaka");
        assertThat(item.excerpt()).containsExactly("- 10時です。", "+ 9時半です。");
    }

    private List<Item> waiting(Company company, String who) {
        var me = company.person(who);
        var now = company.next();
        return transactions.read(
                company.tenant,
                () ->
                        rooms.stream()
                                .flatMap(room -> room.waitingFor(me, now).stream())
                                .filter(item -> item.key().startsWith("docs/"))
                                .toList());
    }
}
