package seihon.docs.editor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.library.Preview;
import seihon.domain.Person;
import seihon.web.Words;

/// Shows what is being written, wherever a document's text is: in a draft, in a note, in the
/// revision of a proposal. Asked inside a read transaction.
@Component
public class Showing {

    private final Preview preview;
    private final Words words;

    Showing(Preview preview, Words words) {
        this.preview = preview;
        this.words = words;
    }

    public Shown of(Person me, Locale language, String path, String content) {
        var wrong = DocPath.whyNot(path);
        if (wrong.isPresent()) {
            var sentence = words.text(wrong.get(), language);
            return new Shown(
                    "", "", List.of(), Optional.empty(), List.of(new Shown.Wrong(0, sentence)));
        }
        var place = new DocPath(path);
        if (!place.isMarkdown() && !place.isYaml()) {
            return Shown.NOTHING;
        }
        var shown = preview.of(me, language, place, content);
        var problems =
                shown.problems().stream()
                        .map(each ->
                                new Shown.Wrong(each.line(), words.text(each.what(), language)))
                        .toList();
        return new Shown(shown.title(), shown.html(), shown.fields(), shown.seal(), problems);
    }
}
