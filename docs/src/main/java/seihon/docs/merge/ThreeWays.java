package seihon.docs.merge;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.git.GitStore;
import seihon.docs.sealed.Unsealing;
import seihon.docs.text.ThreeWay;
import seihon.domain.Person;
import seihon.domain.TenantId;

/// Merges one file three ways: what only one side changed is taken, equal changes are one change,
/// texts are merged part by part; what overlaps is for people.
@Component
class ThreeWays {

    private final GitStore git;
    private final Unsealing unsealing;

    ThreeWays(GitStore git, Unsealing unsealing) {
        this.git = git;
        this.unsealing = unsealing;
    }

    /// A sealed file is merged with its body when this person may read all sides of it, and by its
    /// front matter alone when they may not.
    Result merge(Person me, Sides sides) {
        if (sides.main().equals(sides.proposed()) || sides.base().equals(sides.proposed())) {
            return new Result.Merged(text(me.tenant(), sides.main()));
        }
        var whole =
                Stream.of(sides.base(), sides.main(), sides.proposed())
                        .flatMap(side -> text(me.tenant(), side).stream())
                        .allMatch(text -> unsealing.open(me, sides.path(), text).isReadable());
        var base = text(me, sides.path(), sides.base(), whole);
        var main = text(me, sides.path(), sides.main(), whole);
        var proposed = text(me, sides.path(), sides.proposed(), whole);
        var overlap = new Overlap(sides.path(), base, main, proposed);
        if (main.isPresent() && proposed.isPresent() && !overlap.isUnsealing()) {
            var merged = ThreeWay.merge(sides.path(), base.orElse(""), main.get(), proposed.get());
            if (merged.isClean()) {
                return new Result.Merged(Optional.of(merged.text()));
            }
        }
        return new Result.Overlapping(overlap);
    }

    private Optional<String> text(Person me, DocPath path, Optional<ObjectId> blob, boolean whole) {
        var text = text(me.tenant(), blob);
        return whole ? text.map(closed -> unsealing.text(me, path, closed)) : text;
    }

    private Optional<String> text(TenantId tenant, Optional<ObjectId> blob) {
        return blob.map(id -> git.text(tenant, id));
    }

    /// The blobs of one path on the three sides.
    record Sides(
            DocPath path,
            Optional<ObjectId> base,
            Optional<ObjectId> main,
            Optional<ObjectId> proposed) {}

    /// `text` empty: the file is gone.
    sealed interface Result {
        record Merged(Optional<String> text) implements Result {}

        record Overlapping(Overlap overlap) implements Result {}
    }
}
