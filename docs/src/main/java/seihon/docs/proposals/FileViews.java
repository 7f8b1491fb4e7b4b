package seihon.docs.proposals;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.SourceDocument;
import seihon.docs.change.DocKinds;
import seihon.docs.proposals.FileView.Change;

/// Shows what a proposal does to each file.
@Component
class FileViews {

    private final DocKinds kinds;

    FileViews(DocKinds kinds) {
        this.kinds = kinds;
    }

    List<FileView> of(List<FileChange> files, Locale language) {
        return files.stream().map(file -> of(file, language)).toList();
    }

    private FileView of(FileChange file, Locale language) {
        var source = kinds.source(file);
        return new FileView(
                file.path().value(),
                source.map(document -> document.title(language)).orElse(file.path().fileName()),
                source.map(SourceDocument::id).map(id -> id.kind()).orElse(""),
                change(file),
                List.of(),
                List.of(),
                SourceLines.between(file.before(), file.after()));
    }

    private static Change change(FileChange file) {
        if (file.before().isEmpty()) {
            return Change.ADDED;
        }
        return file.after().isEmpty() ? Change.DELETED : Change.CHANGED;
    }
}
