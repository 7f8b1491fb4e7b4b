package seihon.docs.change;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.SourceDocument;
import seihon.docs.text.KindRegistry;

/// The kinds of changed documents, as far as the files can be read at all.
@Component
public class DocKinds {

    private final KindRegistry registry;

    DocKinds(KindRegistry registry) {
        this.registry = registry;
    }

    /// Each kind once, in path order of its first file.
    public List<String> of(ProposedChange change) {
        return change.files().stream()
                .flatMap(file -> source(file).stream())
                .map(source -> source.id().kind())
                .distinct()
                .toList();
    }

    /// The document after the change, before it when it is to be deleted.
    public Optional<SourceDocument> source(FileChange file) {
        return file.after().or(file::before).flatMap(text -> source(file.path(), text));
    }

    public Optional<SourceDocument> source(DocPath path, String text) {
        return registry.source(path, text) instanceof Reading.Good<SourceDocument>(var source)
                ? Optional.of(source)
                : Optional.empty();
    }
}
