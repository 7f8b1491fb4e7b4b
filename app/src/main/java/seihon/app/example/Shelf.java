package seihon.app.example;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import seihon.app.example.Story.Edit;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;

/// The texts that the story works on: `main` as merged so far, and each open proposal's files.
final class Shelf {

    private final Map<String, String> main;
    private final Map<String, List<Edit>> edits = new HashMap<>();
    private final Map<String, Map<String, String>> added = new HashMap<>();

    Shelf(Map<String, String> main) {
        this.main = new HashMap<>(main);
    }

    /// Adds to a proposal and answers all its files as they would be.
    List<FileEdit> propose(String key, List<Edit> more, Map<String, String> files) {
        edits.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(more);
        added.computeIfAbsent(key, _ -> new HashMap<>()).putAll(files);
        return proposed(key).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(file -> FileEdit.write(new DocPath(file.getKey()), file.getValue()))
                .toList();
    }

    void merge(String key) {
        main.putAll(proposed(key));
    }

    private Map<String, String> proposed(String key) {
        var files = new HashMap<>(added.getOrDefault(key, Map.of()));
        for (var edit : edits.getOrDefault(key, List.of())) {
            var text = files.getOrDefault(edit.path(), main.getOrDefault(edit.path(), ""));
            if (!text.contains(edit.from())) {
                throw new IllegalStateException(
                        "the story changes \"%s\" in %s, which does not say that"
                                .formatted(edit.from(), edit.path()));
            }
            files.put(edit.path(), text.replace(edit.from(), edit.to()));
        }
        return files;
    }
}
