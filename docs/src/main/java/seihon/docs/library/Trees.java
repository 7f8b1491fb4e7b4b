package seihon.docs.library;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.docs.Revision;
import seihon.docs.flow.Note;
import seihon.docs.flow.Notes;
import seihon.docs.reading.TenantReferences;
import seihon.domain.Person;

/// The tree of everything a person may read, beside every page of the library.
@Component
class Trees {

    private final Notes notes;
    private final Folders folders;

    Trees(Notes notes, Folders folders) {
        this.notes = notes;
        this.folders = folders;
    }

    List<DocumentView.Crumb> above(String path, Locale language) {
        return folders.above(path, language);
    }

    String label(String folder, Locale language) {
        return folders.label(folder, language);
    }

    List<Branch> of(Person me, List<Revision> library, String current, Locale language) {
        var documents =
                library.stream()
                        .map(each ->
                                new TreeRules.Leaf(
                                        each.path().value(),
                                        TenantReferences.title(each, language)));
        var written = me.guest() ? Stream.<Note>empty() : notes.all(me.tenant()).stream();
        var leaves =
                Stream.concat(
                                documents,
                                written.map(note ->
                                        new TreeRules.Leaf(note.path().value(), note.title())))
                        .toList();
        return TreeRules.tree(leaves, current, folder -> folders.label(folder, language));
    }
}
