package seihon.docs.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.reading.Bookshelf.guide;
import static seihon.docs.reading.Bookshelf.put;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.Revision;
import seihon.docs.flow.Notes;
import seihon.ledger.Derived;
import seihon.testkit.HouseTest;

@HouseTest
class RevisionsTest {

    private static final String OPPORTUNITY = "Stock/handbook/sales/opportunity.md";
    private static final String RECYCLE = "Stock/handbook/sales/recycle.md";

    @Autowired private Bookshelf.Doors doors;
    @Autowired private Revisions revisions;
    @Autowired private DocLinks links;
    @Autowired private Derived models;
    @Autowired private Notes notes;

    private Bookshelf shelf;

    @BeforeEach
    void provision() {
        shelf = doors.empty();
        shelf.merge(
                guide(
                        OPPORTUNITY,
                        "opportunity",
                        "商談化の基準",
                        "[育て直し](recycle.md)と[方針](doc:guide/aim)"),
                guide(RECYCLE, "recycle", "リサイクルの基準", "九十日"),
                guide("Stock/handbook/aim.md", "aim", "方針", "一つ目"));
    }

    @Test
    void eachMergeAddsOneRevisionToTheDocumentsItChanges() {
        var entry = shelf.merge(guide(RECYCLE, "recycle", "リサイクルの基準", "六十日"));

        var history = shelf.read(() -> revisions.history(shelf.tenant, doc("recycle")));
        assertThat(history).extracting(Revision::n).containsExactly(2, 1);
        assertThat(history.getFirst().entry()).isEqualTo(entry.value());
        assertThat(history.getFirst().proposal()).contains(1L);
        assertThat(history.getFirst().owner()).isEqualTo("person:ishii");
        assertThat(history.getLast().proposal()).isEmpty();
        assertThat(living()).hasSize(3);
    }

    @Test
    void documentThatMovesKeepsItsNameItsHistoryAndItsLinks() {
        shelf.merge(
                put(RECYCLE, ""),
                guide("Stock/handbook/sales/again.md", "recycle", "リサイクルの基準", "九十日"));

        var moved =
                shelf.read(() ->
                        revisions.formerlyAt(shelf.tenant, new DocPath(RECYCLE)).orElseThrow());
        assertThat(moved.path().value()).isEqualTo("Stock/handbook/sales/again.md");
        assertThat(moved.n()).isEqualTo(2);
        assertThat(moved.deleted()).isFalse();
        var usedBy = shelf.read(() -> links.around(shelf.sato(), doc("recycle")).usedBy());
        assertThat(usedBy).extracting(DocLinks.End::titleJa).containsExactly("商談化の基準");
    }

    @Test
    void documentThatIsDeletedHasALastRevisionAndIsNotListed() {
        shelf.merge(put(RECYCLE, ""));

        var last = shelf.read(() -> revisions.last(shelf.tenant, doc("recycle")).orElseThrow());
        assertThat(last.deleted()).isTrue();
        assertThat(last.n()).isEqualTo(2);
        assertThat(living()).doesNotContain("recycle");
        shelf.merge(guide(RECYCLE, "recycle", "リサイクルの基準", "戻す"));
        assertThat(living()).contains("recycle");
        assertThat(shelf.read(() -> revisions.last(shelf.tenant, doc("recycle")).orElseThrow().n()))
                .isEqualTo(3);
    }

    @Test
    void rebuildGivesTheSameRowsAndTheyAreTheOnesThatAreRead() {
        shelf.merge(guide(RECYCLE, "recycle", "リサイクルの基準", "六十日"));
        shelf.merge(
                put(OPPORTUNITY, ""),
                guide("Stock/handbook/new.md", "opportunity", "商談", "[方針](aim.md)"));
        notes.save(
                shelf.sato(),
                new DocPath("Flow/2026/11-19/cases/memo.md"),
                "# 見直し\n\n五十件を読み直した。\n",
                new Notes.Basis.Nothing(),
                shelf.now());

        var first = models.rebuild(shelf.tenant, Instant.EPOCH, (_, _, _) -> {});
        var second = models.rebuild(shelf.tenant, Instant.EPOCH, (_, _, _) -> {});

        assertThat(first.equal()).as(first.toString()).isTrue();
        assertThat(second.equal()).as(second.toString()).isTrue();
        assertThat(second.digestAfter()).isEqualTo(first.digestBefore()).doesNotContain(".-.");
        assertThat(living()).containsExactlyInAnyOrder("opportunity", "recycle", "aim");
        shelf.merge(guide(RECYCLE, "recycle", "リサイクルの基準", "三十日"));
        assertThat(shelf.read(() -> revisions.last(shelf.tenant, doc("recycle")).orElseThrow().n()))
                .isEqualTo(3);
    }

    private List<String> living() {
        return shelf.read(() -> revisions.living(shelf.tenant)).stream()
                .map(revision -> revision.doc().id())
                .toList();
    }

    private static DocId doc(String id) {
        return new DocId("guide", id);
    }
}
