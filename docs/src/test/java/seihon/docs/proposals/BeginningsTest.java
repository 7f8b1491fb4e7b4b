package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.testkit.HouseTest;

/// Proposals that begin from what is there already: a merge, an old revision, a working note.
@HouseTest
class BeginningsTest {

    @Autowired Company.Doors doors;
    @Autowired Beginnings beginnings;

    @Test
    void mergeIsUndoneAndAnOldRevisionRestoredByProposals() {
        var aozora = doors.company(page("meeting", "10時です。"));
        var number = aozora.opens("ogawa", "9時半に", page("meeting", "9時半です。")).number();
        done(aozora.approves("tanaka", number));
        done(aozora.merges("ogawa", number));

        var reverted = done(beginnings.revert(aozora.person("ogawa"), number, "", aozora.next()));
        done(aozora.approves("tanaka", reverted.number()));
        done(aozora.merges("ogawa", reverted.number()));
        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("10時");
        var restored =
                done(
                        beginnings.restore(
                                aozora.person("ogawa"),
                                new DocId("guide", "meeting"),
                                2,
                                "",
                                aozora.next()));
        done(aozora.approves("tanaka", restored.number()));
        done(aozora.merges("ogawa", restored.number()));

        assertThat(aozora.onMain("Stock/handbook/meeting.md")).contains("9時半");
    }

    @Test
    void workingNoteBecomesADocumentThatSaysWhereItComesFrom() {
        var note = "Flow/2026/11-24/idea.md";
        var aozora =
                doors.company(
                        page("meeting", "10時です。"), FileEdit.write(new DocPath(note), "朝会は短くする。\n"));
        var promotion =
                new Promotion(note, "Stock/handbook/short.md", "guide", "short", "短い朝会", "");

        var opened = done(beginnings.promote(aozora.person("ogawa"), promotion, aozora.next()));
        done(aozora.approves("tanaka", opened.number()));
        done(aozora.merges("ogawa", opened.number()));

        assertThat(aozora.onMain("Stock/handbook/short.md"))
                .contains("derived_from: \"" + note + "\"")
                .contains("朝会は短くする。");
    }
}
