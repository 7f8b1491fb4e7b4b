package seihon.docs.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.Yaml;
import seihon.docs.text.FieldChange;
import seihon.docs.text.FieldDiff;
import seihon.docs.text.FrontMatter;
import seihon.docs.text.YamlReader;

/// A changed file as rules look at it: its kinds before and after (usually one) and its changed
/// fields. A file that cannot be read has neither; it matches by path only and cannot be merged
/// anyway.
record ChangedDocument(
        DocPath path, Set<String> kinds, boolean added, boolean deleted, List<FieldChange> fields) {

    static ChangedDocument of(FileChange file) {
        var before = file.before().flatMap(text -> front(file.path(), text));
        var after = file.after().flatMap(text -> front(file.path(), text));
        var kinds = new LinkedHashSet<String>();
        before.flatMap(front -> front.text("kind")).ifPresent(kinds::add);
        after.flatMap(front -> front.text("kind")).ifPresent(kinds::add);
        return new ChangedDocument(
                file.path(),
                Set.copyOf(kinds),
                file.before().isEmpty(),
                file.after().isEmpty(),
                FieldDiff.between(before, after));
    }

    private static Optional<Yaml.Mapping> front(DocPath path, String text) {
        var yaml = path.isMarkdown() ? FrontMatter.split(text).front() : text;
        return YamlReader.read(path, yaml, 0) instanceof Reading.Good<Yaml>(Yaml.Mapping front)
                ? Optional.of(front)
                : Optional.empty();
    }
}
