package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;
import static seihon.docs.proposals.Company.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.DocPath;
import seihon.docs.Proposals;
import seihon.docs.Proposals.Anchor;
import seihon.docs.Proposals.Draft;
import seihon.docs.Proposals.State;
import seihon.docs.Roster.Deputy;
import seihon.docs.TestRoster;
import seihon.docs.comments.Comment;
import seihon.docs.comments.CommentStore;
import seihon.docs.comments.Discussion.Remark;
import seihon.docs.text.BlockReader;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.testkit.HouseTest;

/// Whoever had a hand in a change never counts as its approver, whichever way they come.
@HouseTest
class SeparationTest {

    @Autowired Company.Doors doors;
    @Autowired TestRoster roster;
    @Autowired Proposals proposals;
    @Autowired ProposalDesk desk;
    @Autowired CommentStore comments;
    @Autowired Transactions transactions;

    @Test
    void authorCannotApproveTheirOwnProposal() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));
        var opened = aozora.opens("tanaka", "朝会を9時半に", page("meeting", "9時半です。"));

        var refused = aozora.approves("tanaka", opened.number());

        assertThat(refusal(refused)).isEqualTo("docs.approval.contributor");
    }

    @Test
    void managerWhoRevisedSomebodysProposalCannotApproveIt() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));
        var opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "9時半です。"));
        done(aozora.revises("tanaka", opened.number(), page("meeting", "9時15分です。")));

        assertThat(refusal(aozora.approves("tanaka", opened.number())))
                .isEqualTo("docs.approval.contributor");
        assertThat(done(aozora.approves("nakamura", opened.number())).state())
                .isEqualTo(State.APPROVED);
    }

    @Test
    void approvalGivenBeforeContributingStopsCounting() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));
        var opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "9時半です。"));
        done(aozora.approves("tanaka", opened.number()));
        done(aozora.revises("tanaka", opened.number(), page("meeting", "9時15分です。")));
        done(aozora.revises("ogawa", opened.number(), page("meeting", "9時半です。")));

        var standing = aozora.standing(opened.number());

        assertThat(standing.digest()).isEqualTo(opened.digest());
        assertThat(standing.state()).isEqualTo(State.OPEN);
        assertThat(refusal(aozora.merges("ogawa", opened.number())))
                .isEqualTo("docs.merge.missing-requirement");
    }

    @Test
    void deputyOfAnAbsentApproverCountsUnlessTheyContributed() {
        var aozora =
                doors.company(
                        page("meeting", "朝会は10時です。"),
                        Company.policy("{group: [\"person:mori\"], count: 1}"));
        var until = aozora.next().plus(Duration.ofDays(7));
        roster.absent(aozora.tenant, new Deputy(new PersonId("abe"), new PersonId("mori"), until));
        var hers = aozora.opens("abe", "朝会を9時半に", page("meeting", "9時半です。"));
        var his = aozora.opens("ogawa", "朝会を9時に", page("meeting", "9時です。"));

        assertThat(refusal(aozora.approves("abe", hers.number())))
                .isEqualTo("docs.approval.contributor");
        var approved = done(aozora.approves("abe", his.number()));
        assertThat(approved.state()).isEqualTo(State.APPROVED);
        assertThat(approved.requirements().getFirst().given().getFirst().onBehalfOf())
                .contains(new PersonId("mori"));
    }

    @Test
    void deputyCannotApproveForAContributorWhoIsAway() {
        var aozora =
                doors.company(
                        page("meeting", "朝会は10時です。"),
                        Company.policy("{group: [\"person:mori\", \"person:sato\"], count: 1}"));
        var until = aozora.next().plus(Duration.ofDays(7));
        roster.absent(aozora.tenant, new Deputy(new PersonId("abe"), new PersonId("mori"), until));
        var opened = aozora.opens("mori", "朝会を9時半に", page("meeting", "9時半です。"));

        assertThat(refusal(aozora.approves("abe", opened.number())))
                .isEqualTo("docs.approval.not-eligible-forbidden");
    }

    @Test
    void coAuthorsOfAPushAreContributors() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));
        var draft =
                new Draft(
                        "朝会を9時半に",
                        "",
                        List.of(page("meeting", "9時半です。")),
                        Set.of(new PersonId("tanaka")));
        var opened = done(proposals.open(aozora.person("ogawa"), draft, aozora.next()));

        assertThat(refusal(aozora.approves("tanaka", opened.number())))
                .isEqualTo("docs.approval.contributor");
    }

    @Test
    void coAuthorsOfTheSameFilesPushedAgainAreContributors() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));
        var opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "9時半です。"));
        var again =
                new Draft(
                        "朝会を9時半に",
                        "",
                        List.of(page("meeting", "9時半です。")),
                        Set.of(new PersonId("tanaka")));
        done(proposals.revise(aozora.person("ogawa"), opened.number(), again, aozora.next()));

        assertThat(refusal(aozora.approves("tanaka", opened.number())))
                .isEqualTo("docs.approval.contributor");
    }

    @Test
    void whoAppliesASuggestionAndWhoWroteItBothContribute() {
        var aozora = doors.company(page("meeting", "朝会は10時です。\n\n場所は会議室Aです。"));
        var edit = page("meeting", "朝会は9時半です。\n\n場所は会議室Aです。");
        var opened = aozora.opens("ogawa", "朝会を9時半に", edit);
        var block = BlockReader.read("朝会は9時半です。\n\n場所は会議室Aです。").getFirst().id();
        var remark =
                new Remark(
                        Optional.empty(),
                        Optional.of(new Anchor(new DocPath("Stock/handbook/meeting.md"), block)),
                        "",
                        Optional.of("朝会は9時15分です。"));
        done(desk.say(aozora.person("tanaka"), opened.number(), remark, aozora.next()));
        var said =
                transactions.read(
                        aozora.tenant, () -> comments.all(aozora.tenant, opened.number()));

        var applied =
                done(
                        desk.applySuggestions(
                                aozora.person("nakamura"),
                                opened.number(),
                                Set.of(said.stream().map(Comment::id).findFirst().orElseThrow()),
                                aozora.next()));

        assertThat(applied.revision()).isEqualTo(2);
        assertThat(refusal(aozora.approves("tanaka", opened.number())))
                .isEqualTo("docs.approval.contributor");
        assertThat(refusal(aozora.approves("nakamura", opened.number())))
                .isEqualTo("docs.approval.contributor");
        done(aozora.approves("ishii", opened.number()));
        done(aozora.merges("ogawa", opened.number()));
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("9時15分").contains("会議室A");
    }
}
