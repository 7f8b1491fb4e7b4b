package seihon.docs.proposals;

import java.util.List;

/// The page that shows what changed between two revisions of a proposal.
public record SinceView(long number, String title, int from, int to, List<FileView> files) {

    public SinceView {
        files = List.copyOf(files);
    }
}
