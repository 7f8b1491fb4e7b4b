package seihon.docs.search;

import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.SourceDocument;
import seihon.docs.text.Markdown;
import seihon.docs.text.SourceReader;

/// What of a file is searched: titles and body of Markdown, all of a YAML file, all of a note. A
/// sealed body is not in the file, so it is never found.
public final class SearchedText {

    private SearchedText() {}

    public static String of(DocPath path, String file) {
        if (path.isFlow()) {
            return path.isMarkdown() ? file : "";
        }
        return switch (SourceReader.read(path, file)) {
            case Reading.Good<SourceDocument>(var document) -> of(document, file);
            case Reading.Bad<SourceDocument> _ -> "";
        };
    }

    /// The same as a reader sees it, without marks: what snippets are cut from.
    public static String plain(DocPath path, String file) {
        if (path.isYaml() || (path.isFlow() && !path.isMarkdown())) {
            return of(path, file);
        }
        if (path.isFlow()) {
            return Markdown.plainText(file);
        }
        return switch (SourceReader.read(path, file)) {
            case Reading.Good<SourceDocument>(var document) -> Markdown.plainText(document.body());
            case Reading.Bad<SourceDocument> _ -> "";
        };
    }

    private static String of(SourceDocument document, String file) {
        return document.path().isYaml()
                ? file
                : document.titleJa()
                        + "\n"
                        + document.titleEn().orElse("")
                        + "\n"
                        + document.body();
    }
}
