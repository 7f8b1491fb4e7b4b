package seihon.docs.proposals;

import java.util.List;

/// The page on which the overlaps of an update are decided, place by place (競合). What does not
/// overlap is merged already and not shown.
public record OverlapView(long number, List<FileView> files) {

    public OverlapView {
        files = List.copyOf(files);
    }

    /// `whole`: one side deleted the file, so it stays or goes as a whole.
    public record FileView(String path, String title, boolean whole, List<PlaceView> places) {
        public FileView {
            places = List.copyOf(places);
        }
    }

    /// `name` is a field's path or a table's row; empty for a piece of text.
    public record PlaceView(String name, String base, String main, String proposed) {

        /// What the field starts with: a browser drops the first line break in it.
        public String field() {
            return "\n" + proposed;
        }

        public int rows() {
            return Math.clamp(proposed.lines().count() + 1, 3, 24);
        }
    }
}
