package seihon.docs.merge;

import java.util.List;
import java.util.Optional;
import seihon.docs.DocPath;
import seihon.docs.text.MergeResult;
import seihon.docs.text.ThreeWay;

/// A file that both `main` and a proposal changed at the same places: the three columns of the
/// conflict page. A side without text deleted the file (or never had it).
public record Overlap(
        DocPath path, Optional<String> base, Optional<String> main, Optional<String> proposed) {

    /// Whether one side wants the file gone: then it is decided as a whole.
    public boolean isWhole() {
        return main.isEmpty() || proposed.isEmpty();
    }

    /// The file with `main` as our side and the proposal as theirs: what is settled already, and
    /// the places to decide.
    public MergeResult merged() {
        if (main.isPresent() && proposed.isPresent()) {
            return ThreeWay.merge(path, base.orElse(""), main.get(), proposed.get());
        }
        return new MergeResult(
                List.of(
                        new MergeResult.Overlap(
                                "", base.orElse(""), main.orElse(""), proposed.orElse(""))));
    }
}
