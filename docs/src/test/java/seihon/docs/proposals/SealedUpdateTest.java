package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;
import static seihon.docs.proposals.Company.refusal;
import static seihon.docs.proposals.Company.sealed;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.sealed.Unsealing;
import seihon.domain.Transactions;
import seihon.testkit.HouseTest;

/// Sealed documents that two people change, or that go back to what they were.
@HouseTest
class SealedUpdateTest {

    private static final String READERS = "\"role:executive\", \"person:tanaka\"";
    private static final String PATH = "Stock/handbook/pay.md";
    private static final String FIRST = "来期の報酬は百万円とします。\n\n理由は業績です。";
    private static final String SECOND = "来期の報酬は百二十万円とします。\n\n理由は業績です。";

    @Autowired Company.Doors doors;
    @Autowired Proposals proposals;
    @Autowired Beginnings beginnings;
    @Autowired Unsealing unsealing;
    @Autowired Transactions transactions;

    private Company aozora;

    @BeforeEach
    void provision() {
        aozora =
                doors.company(
                        page("meeting", "10時です。"),
                        Company.policy("{group: [\"role:manager\"], count: 1}"));
    }

    @Test
    void readerBringsAFormerBodyBackAndNobodyElseDoes() {
        merged("mori", "報酬", sealed("pay", READERS, FIRST));
        var first = aozora.onMain(PATH);
        merged("mori", "改定", sealed("pay", READERS, SECOND));

        var refused =
                beginnings.restore(
                        aozora.person("ogawa"), new DocId("guide", "pay"), 1, "", aozora.next());
        var reverted = beginnings.revert(aozora.person("ogawa"), 2, "", aozora.next());
        assertThat(refusal(refused)).isEqualTo("docs.sealed.body-unknown-forbidden");
        assertThat(refusal(reverted)).isEqualTo("docs.sealed.body-unknown-forbidden");

        var opened =
                done(
                        beginnings.restore(
                                aozora.person("sato"),
                                new DocId("guide", "pay"),
                                1,
                                "",
                                aozora.next()));
        done(aozora.approves("tanaka", opened.number()));
        done(aozora.merges("sato", opened.number()));
        assertThat(aozora.onMain(PATH)).isEqualTo(first);
        assertThat(read("sato")).contains("百万円");
    }

    @Test
    void readersUpdateMergesBodiesAndTheOthersDecideByFingerprint() {
        merged("mori", "報酬", sealed("pay", READERS, FIRST));
        var open = aozora.opens("sato", "理由", sealed("pay", READERS, FIRST.replace("業績", "物価")));
        merged("mori", "改定", sealed("pay", READERS, SECOND));

        assertThat(
                        refusal(
                                proposals.bringUpToDate(
                                        aozora.person("ogawa"), open.number(), aozora.next())))
                .isEqualTo("docs.update.overlap");
        done(proposals.bringUpToDate(aozora.person("sato"), open.number(), aozora.next()));
        done(aozora.approves("tanaka", open.number()));
        done(aozora.merges("ogawa", open.number()));

        assertThat(read("mori")).contains("百二十万円", "物価");
        assertThat(aozora.onMain(PATH)).doesNotContain("物価");
    }

    @Test
    void sealedWordsAreNotCarriedIntoAPublicDocument() {
        merged("mori", "報酬", sealed("pay", READERS, FIRST));
        var open = aozora.opens("sato", "改定", sealed("pay", READERS, SECOND));
        merged("mori", "公開", page("pay", "決め方を公開します。\n\n理由は業績です。"));

        var update = proposals.bringUpToDate(aozora.person("sato"), open.number(), aozora.next());

        assertThat(refusal(update)).isEqualTo("docs.update.overlap");
        assertThat(read("ishii")).contains("決め方を公開します。");
    }

    private void merged(String who, String title, FileEdit edit) {
        aozora.agrees(who, title, "tanaka", edit);
    }

    private String read(String who) {
        var held = aozora.onMain(PATH);
        return transactions.read(
                aozora.tenant, () -> unsealing.text(aozora.person(who), new DocPath(PATH), held));
    }
}
