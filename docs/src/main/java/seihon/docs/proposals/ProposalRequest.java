package seihon.docs.proposals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals.Draft;
import seihon.domain.Outcome;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What a program sends to open or revise a proposal. Fields that are not listed are ignored.
@JsonNaming(SnakeCaseStrategy.class)
record ProposalRequest(
        @Nullable String title,
        @Nullable String why,
        @Nullable List<@Nullable Change> changes,
        @Nullable String base) {

    /// A file's new text, or `delete: true`.
    record Change(@Nullable String path, @Nullable String content, @Nullable Boolean delete) {

        private Outcome<FileEdit> edit() {
            if (path == null) {
                return Outcome.refused("docs.proposal.change-malformed");
            }
            var wrong = DocPath.whyNot(path);
            if (wrong.isPresent()) {
                return Outcome.refused("docs.proposal.path-invalid", path, wrong.get());
            }
            var place = new DocPath(path);
            if (Boolean.TRUE.equals(delete)) {
                return content == null
                        ? Outcome.done(FileEdit.delete(place))
                        : Outcome.refused("docs.proposal.change-malformed");
            }
            return content == null
                    ? Outcome.refused("docs.proposal.change-malformed")
                    : Outcome.done(FileEdit.write(place, content));
        }
    }

    Outcome<Draft> draft() {
        return edits(changes == null ? List.of() : changes)
                .map(edits ->
                        new Draft(
                                title == null ? "" : title,
                                why == null ? "" : why,
                                edits,
                                Set.of(),
                                Optional.ofNullable(base)));
    }

    static Outcome<List<FileEdit>> edits(List<@Nullable Change> changes) {
        var edits = new ArrayList<FileEdit>();
        for (var change : changes) {
            var edit =
                    change == null
                            ? Outcome.<FileEdit>refused("docs.proposal.change-malformed")
                            : change.edit();
            switch (edit) {
                case Outcome.Done<FileEdit>(var good) -> edits.add(good);
                case Outcome.Refused<FileEdit>(var why) -> {
                    return Outcome.refused(why);
                }
            }
        }
        return Outcome.done(List.copyOf(edits));
    }
}
