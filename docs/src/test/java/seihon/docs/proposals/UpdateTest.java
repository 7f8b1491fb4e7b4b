package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;
import static seihon.docs.proposals.Company.refusal;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.Proposals.State;
import seihon.testkit.HouseTest;

/// What happens to a proposal while others merge.
@HouseTest
class UpdateTest {

    private static final String TWO = "朝会は10時です。\n\n場所は会議室Aです。";

    @Autowired Company.Doors doors;
    @Autowired Proposals proposals;

    @Test
    void approvalSurvivesWhenMainMovesOnOtherPaths() {
        var aozora = doors.company(page("meeting", TWO), page("cleaning", "金曜に掃除します。"));
        var opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "9時半です。"));
        done(aozora.approves("tanaka", opened.number()));
        merged(aozora, "掃除は月曜", page("cleaning", "月曜に掃除します。"));

        var standing = aozora.standing(opened.number());

        assertThat(standing.digest()).isEqualTo(opened.digest());
        assertThat(standing.behind()).isFalse();
        assertThat(standing.state()).isEqualTo(State.APPROVED);
        done(aozora.merges("ogawa", opened.number()));
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("9時半");
        assertThat(aozora.onMain("Stock/handbook/cleaning.md")).contains("月曜");
    }

    @Test
    void approvalIsOutdatedWhenItsPathChanges() {
        var aozora = doors.company(page("meeting", TWO));
        var edit = page("meeting", "朝会は9時半です。\n\n場所は会議室Aです。");
        var opened = aozora.opens("ogawa", "朝会を9時半に", edit);
        done(aozora.approves("tanaka", opened.number()));
        merged(aozora, "会議室B", page("meeting", "朝会は10時です。\n\n場所は会議室Bです。"));

        assertThat(aozora.standing(opened.number()).behind()).isTrue();
        assertThat(refusal(aozora.merges("ogawa", opened.number())))
                .isEqualTo("docs.proposal.behind");
        assertThat(refusal(aozora.approves("nakamura", opened.number())))
                .isEqualTo("docs.proposal.behind");

        var updated =
                done(
                        proposals.bringUpToDate(
                                aozora.person("ogawa"), opened.number(), aozora.next()));

        assertThat(updated.revision()).isEqualTo(2);
        assertThat(updated.digest()).isNotEqualTo(opened.digest());
        assertThat(updated.state()).isEqualTo(State.OPEN);
        assertThat(refusal(aozora.merges("ogawa", opened.number())))
                .isEqualTo("docs.merge.missing-requirement");
        done(aozora.approves("tanaka", opened.number()));
        done(aozora.merges("ogawa", opened.number()));
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("9時半").contains("会議室B");
    }

    @Test
    void mergeRightAfterARevisionCountsOnlyTheNewRevisionsApprovals() {
        var aozora = doors.company(page("meeting", TWO));
        var opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "9時半です。"));
        done(aozora.approves("tanaka", opened.number()));

        done(aozora.revises("ogawa", opened.number(), page("meeting", "8時です。")));

        assertThat(refusal(aozora.merges("ogawa", opened.number())))
                .isEqualTo("docs.merge.missing-requirement");
    }

    @Test
    void overlappingChangesAreDecidedByAPersonWhoBecomesAContributor() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));
        var opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "朝会は9時半です。"));
        merged(aozora, "朝会を9時に", page("meeting", "朝会は9時です。"));
        var me = aozora.person("tanaka");

        var refused = proposals.bringUpToDate(me, opened.number(), aozora.next());
        assertThat(refusal(refused)).isEqualTo("docs.update.overlap");
        List<FileEdit> settled = List.of(page("meeting", "朝会は9時15分です。"));
        var standing = done(proposals.settle(me, opened.number(), settled, aozora.next()));

        assertThat(standing.behind()).isFalse();
        assertThat(standing.revision()).isEqualTo(2);
        assertThat(refusal(aozora.approves("tanaka", opened.number())))
                .isEqualTo("docs.approval.contributor");
        done(aozora.approves("nakamura", opened.number()));
        done(aozora.merges("ogawa", opened.number()));
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("9時15分");
    }

    @Test
    void twoProposalsOnTheSameLinesNeverOverwriteEachOther() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));
        var first = aozora.opens("ogawa", "9時半に", page("meeting", "朝会は9時半です。"));
        var second = aozora.opens("abe", "9時に", page("meeting", "朝会は9時です。"));
        done(aozora.approves("tanaka", first.number()));
        done(aozora.approves("tanaka", second.number()));

        done(aozora.merges("ogawa", first.number()));

        assertThat(refusal(aozora.merges("abe", second.number())))
                .isEqualTo("docs.proposal.behind");
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("9時半");
    }

    @Test
    void sameChangeAlreadyOnMainLeavesNothing() {
        var aozora = doors.company(page("meeting", "朝会は10時です。"));
        var opened = aozora.opens("ogawa", "9時半に", page("meeting", "朝会は9時半です。"));
        merged(aozora, "9時半に", page("meeting", "朝会は9時半です。"));

        var refused =
                proposals.bringUpToDate(aozora.person("ogawa"), opened.number(), aozora.next());

        assertThat(refusal(refused)).isEqualTo("docs.update.nothing-left");
    }

    private static void merged(Company company, String title, FileEdit... edits) {
        var number = company.opens("yamaguchi", title, edits).number();
        done(company.approves("nakamura", number));
        done(company.merges("yamaguchi", number));
    }
}
