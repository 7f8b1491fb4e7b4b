package seihon.docs.merge;

import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.git.GitStore;
import seihon.docs.text.ThreeWay;
import seihon.domain.TenantId;

/// Merges one file three ways: what only one side changed is taken, equal changes are one change,
/// texts are merged part by part; what overlaps is for people.
@Component
class ThreeWays {

    private final GitStore git;

    ThreeWays(GitStore git) {
        this.git = git;
    }

    Result merge(TenantId tenant, Sides sides) {
        if (sides.main().equals(sides.proposed())) {
            return new Result.Merged(text(tenant, sides.main()));
        }
        if (sides.base().equals(sides.proposed())) {
            return new Result.Merged(text(tenant, sides.main()));
        }
        var base = text(tenant, sides.base());
        var main = text(tenant, sides.main());
        var proposed = text(tenant, sides.proposed());
        if (main.isPresent() && proposed.isPresent()) {
            var merged = ThreeWay.merge(sides.path(), base.orElse(""), main.get(), proposed.get());
            if (merged.isClean()) {
                return new Result.Merged(Optional.of(merged.text()));
            }
        }
        return new Result.Overlapping(new Overlap(sides.path(), base, main, proposed));
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
