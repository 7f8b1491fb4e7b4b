package seihon.docs.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;

/// What the editor's page sends. `act` says which button was pressed: `save`, `propose`, `add`,
/// `delete`, `leave` or `emergency`; `open` is the tab that was pressed instead. `removed` is
/// `true` on the page of a file that is to go. `base` is the commit of `main` that the page was
/// opened on, for a draft that is not there yet.
record EditorForm(
        String was,
        String path,
        String content,
        String title,
        String why,
        String act,
        String open,
        String removed,
        String base) {

    EditorForm {
        was = path(was);
        path = text(path).strip();
        content = text(content).replace("\r\n", "\n");
        title = text(title);
        why = text(why);
        act = text(act);
        open = path(open);
        removed = text(removed);
        base = text(base);
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    /// Empty when the text is no path: then there is no such file.
    private static String path(@Nullable String sent) {
        return DocPath.whyNot(text(sent)).isEmpty() ? text(sent) : "";
    }

    Drafts.Written written() {
        return new Drafts.Written(
                title(), why(), edits(), Optional.of(base()).filter(named -> !named.isEmpty()));
    }

    boolean gone() {
        return (act().equals("delete") || removed().equals("true")) && !was().isEmpty();
    }

    /// Whether somebody turns away from a new file that they have not begun: it is none then.
    boolean isBlank() {
        return act().isEmpty() && was().isEmpty() && content().isBlank();
    }

    /// The file as written; when it got another path, its old one goes.
    List<FileEdit> edits() {
        if (gone()) {
            return List.of(FileEdit.delete(new DocPath(was())));
        }
        if (isBlank()) {
            return List.of();
        }
        var edits = new ArrayList<FileEdit>();
        edits.add(FileEdit.write(new DocPath(path()), content()));
        if (!was().isEmpty() && !was().equals(path())) {
            edits.add(FileEdit.delete(new DocPath(was())));
        }
        return edits;
    }
}
