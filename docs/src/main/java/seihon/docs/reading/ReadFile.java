package seihon.docs.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import tools.jackson.databind.json.JsonMapper;

/// A file of a merge, read for its row and its links. What is no document (a picture's pointer, a
/// blob whose content was erased) is a row too, of kind `file`, named by its path: clones ask for
/// its blob and pages list it.
final class ReadFile {

    static final String FILE = "file";

    private static final JsonMapper JSON = new JsonMapper();

    private ReadFile() {}

    static RevisionRow row(DocPath path, ObjectId blob, Optional<SourceDocument> source) {
        if (source.isEmpty()) {
            return new RevisionRow(
                    new DocId(FILE, path.value()),
                    0,
                    path,
                    blob,
                    path.fileName(),
                    Optional.empty(),
                    "",
                    "{}",
                    Optional.empty(),
                    Optional.empty(),
                    false);
        }
        var document = source.get();
        return new RevisionRow(
                document.id(),
                0,
                path,
                blob,
                document.titleJa(),
                document.titleEn(),
                document.owner(),
                JSON.writeValueAsString(plain(document.front())),
                document.effectiveFrom(),
                document.reviewBy(),
                false);
    }

    private static @Nullable Object plain(Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping -> plain(mapping);
            case Yaml.Sequence(var items, _, _) -> {
                List<@Nullable Object> list = new java.util.ArrayList<>();
                items.forEach(each -> list.add(plain(each)));
                yield list;
            }
            case Yaml.Text(var text, _, _) -> text;
            case Yaml.Numeral(var number, _, _) -> number;
            case Yaml.Flag(var flag, _, _) -> flag;
            case Yaml.Nothing _ -> null;
        };
    }

    private static Map<String, @Nullable Object> plain(Yaml.Mapping mapping) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        mapping.fields().forEach((name, each) -> fields.put(name, plain(each)));
        return fields;
    }
}
