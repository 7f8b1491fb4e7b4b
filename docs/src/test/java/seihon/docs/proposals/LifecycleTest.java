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
import seihon.docs.Check.Line;
import seihon.docs.Check.Verdict;
import seihon.docs.Proposals;
import seihon.docs.Proposals.Draft;
import seihon.docs.Proposals.State;
import seihon.docs.TestStepUp;
import seihon.docs.comments.CommentStore;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.testkit.HouseTest;

/// From opening to every end a proposal can have.
@HouseTest
class LifecycleTest {

    @Autowired Company.Doors doors;
    @Autowired Proposals proposals;
    @Autowired ProposalDesk desk;
    @Autowired CommentStore comments;
    @Autowired TestStepUp stepUp;
    @Autowired Ledger ledger;
    @Autowired Transactions transactions;

    @Test
    void returnedProposalIsRevisedApprovedAndMerged() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var opened = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));

        var returned =
                done(
                        proposals.sendBack(
                                aozora.person("tanaka"),
                                opened.number(),
                                opened.digest(),
                                "理由を書いてください。",
                                aozora.next()));
        assertThat(returned.state()).isEqualTo(State.RETURNED);
        assertThat(refusal(aozora.approves("tanaka", opened.number())))
                .isEqualTo("docs.merge.returned");
        assertThat(refusal(aozora.revises("ogawa", opened.number(), page("meeting", "9時半です。"))))
                .isEqualTo("docs.proposal.same-as-returned-invalid");
        var revised = done(aozora.revises("ogawa", opened.number(), page("meeting", "9時半からです。")));

        assertThat(revised.state()).isEqualTo(State.OPEN);
        done(aozora.approves("tanaka", opened.number()));
        assertThat(done(aozora.merges("ogawa", opened.number())).state()).isEqualTo(State.MERGED);
    }

    @Test
    void formSentTwiceDoesEverythingOnce() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var opened = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));

        done(aozora.approves("tanaka", opened.number()));
        done(aozora.approves("tanaka", opened.number()));
        done(aozora.revises("ogawa", opened.number(), page("meeting", "9時半です。")));
        done(aozora.merges("ogawa", opened.number()));
        var main = aozora.main();
        done(aozora.merges("ogawa", opened.number()));

        assertThat(aozora.main()).isEqualTo(main);
        assertThat(aozora.standing(opened.number()).revision()).isEqualTo(1);
        var size = transactions.read(aozora.tenant, () -> ledger.size(aozora.tenant));
        assertThat(size).isEqualTo(2);
    }

    @Test
    void approvalOfAnOldDigestIsRefused() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var opened = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));
        done(aozora.revises("ogawa", opened.number(), page("meeting", "8時です。")));

        var refused =
                proposals.approve(
                        aozora.person("tanaka"),
                        opened.number(),
                        opened.digest(),
                        "",
                        aozora.next());

        assertThat(refusal(refused)).isEqualTo("docs.approval.outdated-digest");
    }

    @Test
    void approvalTakenBackNoLongerCounts() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var opened = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));
        done(aozora.approves("tanaka", opened.number()));

        var standing =
                done(proposals.takeBack(aozora.person("tanaka"), opened.number(), aozora.next()));

        assertThat(standing.state()).isEqualTo(State.OPEN);
        assertThat(done(aozora.approves("tanaka", opened.number())).state())
                .isEqualTo(State.APPROVED);
    }

    @Test
    void onlyItsAuthorOrAnAdministratorWithdraws() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var one = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。")).number();
        var two = aozora.opens("ogawa", "9時に", page("meeting", "9時です。")).number();

        assertThat(refusal(proposals.withdraw(aozora.person("tanaka"), one, "", aozora.next())))
                .isEqualTo("docs.withdrawal.not-author-forbidden");
        var mine = done(proposals.withdraw(aozora.person("ogawa"), one, "", aozora.next()));
        var theirs = done(proposals.withdraw(aozora.person("sato"), two, "退職", aozora.next()));

        assertThat(mine.state()).isEqualTo(State.WITHDRAWN);
        assertThat(theirs.state()).isEqualTo(State.WITHDRAWN);
        assertThat(refusal(aozora.merges("ogawa", one))).isEqualTo("docs.merge.withdrawn");
    }

    @Test
    void proposalThatNobodyTouchesExpiresAndComesBackByARevision() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var opened = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。"));
        done(aozora.approves("tanaka", opened.number()));

        aozora.wait(Duration.ofDays(91));

        assertThat(aozora.standing(opened.number()).state()).isEqualTo(State.EXPIRED);
        assertThat(refusal(aozora.merges("ogawa", opened.number())))
                .isEqualTo("docs.merge.expired");
        var revised = done(aozora.revises("ogawa", opened.number(), page("meeting", "9時です。")));
        assertThat(revised.state()).isEqualTo(State.OPEN);
    }

    @Test
    void openQuestionStopsTheMergeUntilItIsResolved() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var number = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。")).number();
        done(aozora.approves("tanaka", number));
        done(
                proposals.comment(
                        aozora.person("abe"), number, Optional.empty(), "なぜですか。", aozora.next()));

        assertThat(refusal(aozora.merges("ogawa", number))).isEqualTo("docs.merge.check-failed");
        var asked = transactions.read(aozora.tenant, () -> comments.all(aozora.tenant, number));
        done(desk.resolve(aozora.person("ogawa"), number, asked.getFirst().id(), aozora.next()));
        done(aozora.merges("ogawa", number));
    }

    @Test
    void deadlineAddsTheEscalation() {
        var aozora =
                doors.company(
                        page("meeting", "10時です。"),
                        Company.policy("{group: [\"person:nakamura\"], count: 1}"));
        var number = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。")).number();
        assertThat(refusal(aozora.approves("sato", number)))
                .isEqualTo("docs.approval.not-eligible-forbidden");

        aozora.wait(Duration.ofHours(9));

        assertThat(done(aozora.approves("sato", number)).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void policyThatNobodyCouldMeetNeverMerges() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var opened =
                aozora.opens(
                        "ogawa",
                        "経理5名の承認",
                        Company.policyFile(
                                """
                                - {id: all, match: {path: "Stock/**"}, require: [{group: ["role:finance"], count: 5}]}
                                """));
        done(aozora.approves("tanaka", opened.number()));

        assertThat(opened.checks())
                .filteredOn(line -> line.check().equals("policy-satisfiable"))
                .extracting(Line::verdict)
                .containsExactly(Verdict.FAILED);
        assertThat(refusal(aozora.merges("ogawa", opened.number())))
                .isEqualTo("docs.merge.check-failed");
    }

    @Test
    void proposedPolicyNeverJudgesItself() {
        var aozora =
                doors.company(
                        page("meeting", "10時です。"),
                        Company.policy("{group: [\"role:executive\"], count: 2}"));
        var lax = Company.policy("{group: [\"role:member\"], count: 1}");
        var number = aozora.opens("ogawa", "だれでも承認", lax).number();

        assertThat(refusal(aozora.approves("abe", number)))
                .isEqualTo("docs.approval.not-eligible-forbidden");
        done(aozora.approves("sato", number));
        assertThat(refusal(aozora.merges("ogawa", number)))
                .isEqualTo("docs.merge.missing-requirement");
        done(aozora.approves("mori", number));
        done(aozora.merges("ogawa", number));
    }

    @Test
    void signatureDemandsAFreshFactorAndIsAnEntryOfItsOwn() {
        var aozora =
                doors.company(
                        page("meeting", "10時です。"),
                        Company.policyFile(
                                """
                                - {id: all, match: {path: "Stock/**"}, require: [{group: ["role:executive"], count: 1}], sign: true}
                                """));
        var number = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。")).number();

        assertThat(refusal(aozora.approves("sato", number)))
                .isEqualTo("docs.approval.step-up-required");
        stepUp.proves(aozora.person("sato"));
        assertThat(done(aozora.approves("sato", number)).state()).isEqualTo(State.APPROVED);

        var entries = transactions.read(aozora.tenant, () -> ledger.entries(aozora.tenant, 0, 10));
        assertThat(entries.getLast().payloadUnlessErased()).contains("\"statement\":\"approval\"");
    }

    @Test
    void approvalWithoutASignatureIsSignedLater() {
        var rule =
                """
                - {id: all, match: {path: "Stock/**"}, require: [{group: ["role:executive"], count: 1}], sign: true}
                """;
        var aozora = doors.company(page("meeting", "10時です。"));
        var number = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。")).number();
        done(aozora.approves("sato", number));
        aozora.agrees("ogawa", "署名を求める", "mori", Company.policyFile(rule));
        assertThat(aozora.standing(number).state()).isEqualTo(State.OPEN);

        assertThat(refusal(aozora.approves("sato", number)))
                .isEqualTo("docs.approval.step-up-required");
        stepUp.proves(aozora.person("sato"));

        assertThat(done(aozora.approves("sato", number)).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void emergencyMergesAtOnceAndOwesAReview() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var me = aozora.person("tanaka");
        var draft = new Draft("避難先", "火災のため", List.of(page("meeting", "駐車場です。")), Set.of());

        assertThat(refusal(proposals.mergeAtOnce(me, draft, aozora.next())))
                .isEqualTo("docs.approval.step-up-required");
        stepUp.proves(me);
        var merged = done(proposals.mergeAtOnce(me, draft, aozora.next()));
        var again = new Draft("避難先2", "火災のため", List.of(page("meeting", "公園です。")), Set.of());

        assertThat(merged.state()).isEqualTo(State.MERGED);
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("駐車場");
        assertThat(refusal(proposals.mergeAtOnce(me, again, aozora.next())))
                .isEqualTo("docs.emergency.not-reviewed");
        assertThat(refusal(aozora.approves("tanaka", merged.number())))
                .isEqualTo("docs.approval.contributor");
        done(aozora.approves("sato", merged.number()));
        done(proposals.mergeAtOnce(me, again, aozora.next()));
    }
}
