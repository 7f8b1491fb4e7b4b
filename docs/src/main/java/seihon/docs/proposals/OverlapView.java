package seihon.docs.proposals;

import java.util.List;

/// The page on which the overlaps of an update are decided, place by place (競合). What does not
/// overlap is merged already and not shown. `seen` names what is shown; `left` are texts that were
/// typed for places that are no longer there.
public record OverlapView(long number, String seen, List<FileView> files, List<String> left) {

    public OverlapView {
        files = List.copyOf(files);
        left = List.copyOf(left);
    }

    /// `whole`: one side deleted the file, so it stays or goes as a whole.
    public record FileView(String path, String title, boolean whole, List<PlaceView> places) {
        public FileView {
            places = List.copyOf(places);
        }
    }

    /// `name` is a field's path or a table's row; empty for a piece of text. `kept` is the text to
    /// decide on: the proposal's, until somebody typed another.
    public record PlaceView(String name, String base, String main, String proposed, String kept) {

        /// What the field starts with: a browser drops the first line break in it.
        public String field() {
            return "\n" + kept;
        }

        public int rows() {
            return Math.clamp(kept.lines().count() + 1, 3, 24);
        }
    }
}
