package seihon.docs.library;

import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Roster;
import seihon.docs.flow.NoteAddress;
import seihon.docs.flow.Notes;
import seihon.docs.reading.Readers;
import seihon.docs.reading.Revisions;
import seihon.docs.reading.TenantReferences;
import seihon.docs.text.Block;
import seihon.docs.text.BlockReader;
import seihon.domain.Person;
import seihon.web.RefusedRequest;

/// Lays one working note on a page. Guests see none.
@Component
class NoteDesk {

    private final Notes notes;
    private final Readers readers;
    private final Revisions revisions;
    private final Roster roster;
    private final Trees trees;

    NoteDesk(Notes notes, Readers readers, Revisions revisions, Roster roster, Trees trees) {
        this.notes = notes;
        this.readers = readers;
        this.revisions = revisions;
        this.roster = roster;
        this.trees = trees;
    }

    NoteView lay(Person me, Locale language, DocPath path) {
        var note =
                notes.find(me.tenant(), path)
                        .filter(_ -> !me.guest())
                        .orElseThrow(
                                () -> new RefusedRequest("docs.flow.note-not-found", path.value()));
        var library = readers.library(me);
        var names = new TenantReferences(me, language, library, roster, revisions);
        var body = withoutTitle(notes.text(me.tenant(), note), note.title());
        return new NoteView(
                note.title(),
                path.value(),
                trees.above(path.value(), language),
                trees.of(me, library, path.value(), language),
                DocumentText.html(path, body, names),
                names.person(note.savedBy()),
                note.savedAt(),
                note.blob(),
                NoteAddress.edit(path),
                NoteAddress.promotion(path));
    }

    private static String withoutTitle(String text, String title) {
        var blocks = BlockReader.read(text);
        var repeats =
                !blocks.isEmpty()
                        && blocks.getFirst().type() == Block.Type.HEADING
                        && blocks.getFirst().text().equals(title);
        return repeats ? text.substring(blocks.getFirst().source().length()) : text;
    }
}
