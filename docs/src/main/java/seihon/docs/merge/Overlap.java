package seihon.docs.merge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import seihon.docs.DocPath;
import seihon.docs.text.MergeResult;
import seihon.docs.text.SealedText;
import seihon.docs.text.ThreeWay;
import seihon.domain.Outcome;

/// A file that both `main` and a proposal changed at the same places: the three columns of the
/// conflict page. A side without text deleted the file (or never had it).
public record Overlap(
        DocPath path, Optional<String> base, Optional<String> main, Optional<String> proposed) {

    /// A name for what people decide about: another one when any side of any file changed.
    public static String seen(List<Overlap> overlaps) {
        try (var names = new ObjectInserter.Formatter()) {
            var texts = overlaps.toString().getBytes(StandardCharsets.UTF_8);
            return names.idFor(Constants.OBJ_BLOB, texts).name();
        }
    }

    /// Whether one side wants the file gone: then it is decided as a whole.
    public boolean isWhole() {
        return main.isEmpty() || proposed.isEmpty();
    }

    /// Whether the file is sealed on some sides and public on others: then no word is carried over
    /// by itself, because it could come from the sealed side into the public one.
    boolean isUnsealing() {
        return Stream.of(base, main, proposed)
                        .flatMap(Optional::stream)
                        .map(this::isSealed)
                        .distinct()
                        .count()
                > 1;
    }

    private boolean isSealed(String text) {
        return !(SealedText.read(path, text)
                        instanceof Outcome.Done<Optional<SealedText>>(var found)
                && found.isEmpty());
    }

    /// The file with `main` as our side and the proposal as theirs: what is settled already, and
    /// the places to decide.
    public MergeResult merged() {
        if (main.isPresent() && proposed.isPresent() && !isUnsealing()) {
            return ThreeWay.merge(path, base.orElse(""), main.get(), proposed.get());
        }
        return new MergeResult(
                List.of(
                        new MergeResult.Overlap(
                                "", base.orElse(""), main.orElse(""), proposed.orElse(""))));
    }
}
