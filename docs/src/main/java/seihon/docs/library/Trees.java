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
    private final Labels labels;

    Trees(Notes notes, Labels labels) {
        this.notes = notes;
        this.labels = labels;
    }

    List<DocumentView.Crumb> above(String path, Locale language) {
        return labels.above(path, language);
    }

    String label(String folder, Locale language) {
        return labels.label(folder, language);
    }

    String kind(String kind, Locale language) {
        return labels.kind(kind, language);
    }

    String owner(Revision revision, TenantReferences names, Locale language) {
        return labels.owner(revision.owner(), names, language);
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
        return TreeRules.tree(leaves, current, place -> labels.label(place, language));
    }
}
