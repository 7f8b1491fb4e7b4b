package seihon.docs.editor;

import java.util.List;
import java.util.Optional;
import seihon.docs.library.Field;
import seihon.docs.library.SealView;

/// What a text would look like as a document, and what is wrong with it. `seal` says who could read
/// the body; empty when every employee could.
public record Shown(
        String title,
        String html,
        List<Field> fields,
        Optional<SealView> seal,
        List<Wrong> problems) {

    /// A file that is no document.
    public static final Shown NOTHING = new Shown("", "", List.of(), Optional.empty(), List.of());

    public Shown {
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
    }

    /// A sentence about a line; line 0 is the file as a whole.
    public record Wrong(int line, String sentence) {}
}
