package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;
import static seihon.docs.proposals.Company.refusal;
import static seihon.docs.proposals.Company.sealed;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.Proposals.State;
import seihon.docs.sealed.Unsealing;
import seihon.docs.text.FieldWords;
import seihon.docs.text.Mentions;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.testkit.HouseTest;

/// A document of the executives and 田中, in a company whose managers approve.
@HouseTest
class SealedDocumentTest {

    private static final String READERS = "\"role:executive\", \"person:tanaka\"";
    private static final String PATH = "Stock/handbook/pay.md";
    private static final String FIRST = "来期の報酬は百万円とします。\n\n理由は業績です。";
    private static final String SECOND = "来期の報酬は百二十万円とします。\n\n理由は業績です。";

    @Autowired Company.Doors doors;
    @Autowired Proposals proposals;
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
    void gitHoldsTheFingerprintAndTheReadersHaveTheBody() {
        merged("mori", "報酬", sealed("pay", READERS, FIRST));

        var held = aozora.onMain(PATH);

        assertThat(held).contains("readers: [").doesNotContain("報酬は", "業績");
        assertThat(held).containsPattern("\nbody: hmac-sha256:[0-9a-f]{64}\n---\n$");
        assertThat(read("tanaka")).contains("百万円");
        assertThat(read("sato")).contains("百万円");
        assertThat(read("ishii")).doesNotContain("百万円").contains("hmac-sha256:");
    }

    @Test
    void newBodyOutdatesTheApprovalAndTheSameBodyIsNoChange() {
        var opened = aozora.opens("mori", "報酬", sealed("pay", READERS, FIRST));
        done(aozora.approves("tanaka", opened.number()));

        var same = done(aozora.revises("mori", opened.number(), sealed("pay", READERS, FIRST)));
        assertThat(same.digest()).isEqualTo(opened.digest());
        assertThat(same.state()).isEqualTo(State.APPROVED);

        var other = done(aozora.revises("mori", opened.number(), sealed("pay", READERS, SECOND)));
        assertThat(other.digest()).isNotEqualTo(opened.digest());
        assertThat(other.state()).isEqualTo(State.OPEN);
        assertThat(refusal(aozora.merges("mori", opened.number())))
                .isEqualTo("docs.merge.missing-requirement");
    }

    @Test
    void managerWhoIsNoReaderCannotApproveAndIsToldWhy() {
        var opened = aozora.opens("mori", "報酬", sealed("pay", READERS, FIRST));

        var demand = aozora.standing(opened.number()).requirements().getFirst();

        assertThat(demand.eligible())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("tanaka");
        assertThat(demand.why())
                .contains(
                        Refusal.of(
                                "docs.policy.why-readers",
                                FieldWords.joined(
                                        List.of(
                                                Mentions.party("person:ishii"),
                                                Mentions.party("person:nakamura")))));
        assertThat(refusal(aozora.approves("ishii", opened.number())))
                .isEqualTo("docs.approval.not-eligible-forbidden");
        done(aozora.approves("tanaka", opened.number()));
        assertThat(done(aozora.merges("mori", opened.number())).state()).isEqualTo(State.MERGED);
    }

    @Test
    void nobodyCanApproveWhatNoApproverReads() {
        var opened = aozora.opens("mori", "報酬", sealed("pay", "\"person:mori\"", FIRST));

        var standing = aozora.standing(opened.number());

        assertThat(standing.requirements().getFirst().unsatisfiable().map(Refusal::key))
                .contains("docs.policy.unsatisfiable-readers");
        assertThat(refusal(aozora.approves("tanaka", opened.number())))
                .isEqualTo("docs.approval.not-eligible-forbidden");
    }

    @Test
    void proposingOneselfAsAReaderShowsNothing() {
        merged("mori", "報酬", sealed("pay", READERS, FIRST));
        var held = aozora.onMain(PATH);

        var asReader = held.replace("[\"role", "[\"person:ishii\", \"role");
        var withBody = sealed("pay", "\"person:ishii\"", "書き換えます。");
        var asPage = page("pay", "公開します。");
        var elsewhere =
                held.replace("id: pay", "id: mine").replace("[\"role", "[\"person:ishii\", \"role");

        assertThat(refusal(aozora.opening("ishii", "読む", write(PATH, asReader))))
                .isEqualTo("docs.sealed.body-unknown-forbidden");
        assertThat(refusal(aozora.opening("ishii", "書く", withBody)))
                .isEqualTo("docs.sealed.not-reader-forbidden");
        assertThat(refusal(aozora.opening("ishii", "開く", asPage)))
                .isEqualTo("docs.sealed.not-reader-forbidden");
        assertThat(
                        refusal(
                                aozora.opening(
                                        "ishii", "写す", write("Stock/handbook/mine.md", elsewhere))))
                .isEqualTo("docs.sealed.body-unknown-forbidden");
    }

    @Test
    void bodyOfAnUnmergedProposalIsNotTakenByAnotherOne() {
        var opened = aozora.opens("mori", "報酬", sealed("pay", READERS, FIRST));
        var held = proposed(opened.number());
        var mine = held.replace("[\"role", "[\"person:ishii\", \"role");

        assertThat(refusal(aozora.opening("ishii", "読む", write(PATH, mine))))
                .isEqualTo("docs.sealed.body-unknown-forbidden");
        assertThat(refusal(aozora.revises("ishii", opened.number(), write(PATH, mine))))
                .isEqualTo("docs.sealed.body-unknown-forbidden");
        done(
                aozora.revises(
                        "ishii", opened.number(), write(PATH, held), page("meeting", "11時です。")));
    }

    @Test
    void newReaderReadsFromTheirRevisionOnAndAFormerOneNothingMore() {
        merged("mori", "報酬", sealed("pay", READERS, FIRST));
        var opened =
                aozora.opens(
                        "mori",
                        "石井さんも",
                        sealed(
                                "pay",
                                "\"role:executive\", \"person:tanaka\", \"person:ishii\"",
                                SECOND));

        assertThat(read("ishii", proposed(opened.number()))).doesNotContain("百二十万円");
        done(aozora.approves("tanaka", opened.number()));
        var first = aozora.onMain(PATH);
        done(aozora.merges("mori", opened.number()));

        assertThat(read("ishii")).contains("百二十万円");
        assertThat(read("ishii", first)).doesNotContain("百万円");
        aozora.agrees(
                "mori",
                "中村さんも",
                "tanaka",
                sealed("pay", READERS + ", \"person:nakamura\"", SECOND));
        var alone = sealed("pay", "\"role:executive\", \"person:nakamura\"", SECOND);
        aozora.agrees("mori", "田中さん抜き", "nakamura", alone);
        assertThat(read("tanaka")).doesNotContain("百二十万円");
        assertThat(read("tanaka", first)).doesNotContain("百万円");
    }

    @Test
    void whoDoesNotReadItMayStillHandItOver() {
        merged("mori", "報酬", sealed("pay", READERS, FIRST));
        var handed = aozora.onMain(PATH).replace("owner: person:tanaka", "owner: person:sato");

        var opened = aozora.opens("ogawa", "担当を替える", write(PATH, handed));
        done(aozora.approves("tanaka", opened.number()));
        done(aozora.merges("ogawa", opened.number()));

        assertThat(aozora.onMain(PATH)).contains("owner: person:sato");
        assertThat(read("tanaka")).contains("owner: person:sato", "百万円");
    }

    @Test
    void nothingIsSaidAboutAPlaceInsideTheBody() {
        var opened = aozora.opens("mori", "報酬", sealed("pay", READERS, FIRST));
        var anchor = Optional.of(new Proposals.Anchor(new DocPath(PATH), "b-1"));

        var said =
                proposals.comment(
                        aozora.person("tanaka"), opened.number(), anchor, "百万円では", aozora.next());

        assertThat(refusal(said)).isEqualTo("docs.comment.sealed-place-invalid");
        done(
                proposals.comment(
                        aozora.person("tanaka"),
                        opened.number(),
                        Optional.empty(),
                        "見ました。",
                        aozora.next()));
    }

    @Test
    void whatCannotBeSealedIsRefusedBeforeItIsKept() {
        var unclosed = "---\nkind: guide\nid: pay\nreaders: [\"person:mori\"]\n報酬は百万円\n";
        var broken = "---\nkind: guide\nid: [\nreaders: [\"person:mori\"]\n---\n報酬は百万円\n";
        var yaml = "kind: policy\nid: pay\nreaders: [\"person:mori\"]\n";

        assertThat(refusal(aozora.opening("mori", "一", write(PATH, unclosed))))
                .isEqualTo("docs.sealed.front-invalid");
        assertThat(refusal(aozora.opening("mori", "二", write(PATH, broken))))
                .isEqualTo("docs.sealed.front-invalid");
        assertThat(refusal(aozora.opening("mori", "三", write("Stock/policies/pay.yaml", yaml))))
                .isEqualTo("docs.sealed.yaml-invalid");
        assertThat(refusal(aozora.opening("mori", "四", sealed("pay", READERS, ""))))
                .isEqualTo("docs.sealed.body-missing");
        assertThat(refusal(aozora.opening("mori", "五", sealed("pay", "everybody", FIRST))))
                .isEqualTo("docs.sealed.readers-invalid");
        assertThat(refusal(aozora.opening("ogawa", "六", sealed("pay", READERS, FIRST))))
                .isEqualTo("docs.sealed.not-reader-forbidden");
    }

    @Test
    void firstCommitSealsWhatItsFolderHoldsOpen() {
        var company = doors.company(sealed("pay", READERS, FIRST));

        assertThat(company.onMain(PATH)).contains("hmac-sha256:").doesNotContain("百万円");
        aozora = company;
        assertThat(read("sato")).contains("百万円");
        assertThat(read("ogawa")).doesNotContain("百万円");
    }

    private static FileEdit write(String path, String text) {
        return FileEdit.write(new DocPath(path), text);
    }

    private void merged(String who, String title, FileEdit edit) {
        aozora.agrees(who, title, "tanaka", edit);
    }

    private String read(String who) {
        return read(who, aozora.onMain(PATH));
    }

    private String read(String who, String held) {
        return transactions.read(
                aozora.tenant, () -> unsealing.text(aozora.person(who), new DocPath(PATH), held));
    }

    /// The proposal's sealed file as Git holds it.
    private String proposed(long number) {
        return aozora.proposed(number, PATH);
    }
}
