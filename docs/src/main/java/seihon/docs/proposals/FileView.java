package seihon.docs.proposals;

import java.util.List;
import java.util.Optional;
import seihon.docs.text.FieldChange;
import seihon.domain.Refusal;

/// A changed file on the proposal's page: its fields, its body rendered side by side, and its
/// source line by line.
public record FileView(
        String path,
        String title,
        String kind,
        Change change,
        List<FieldView> fields,
        Optional<SealView> seal,
        List<PairView> pairs,
        List<LineView> lines) {

    public FileView {
        fields = List.copyOf(fields);
        pairs = List.copyOf(pairs);
        lines = List.copyOf(lines);
    }

    /// Who may read the body of a sealed file, ready to show, and whether the person who looks may.
    /// Nobody comments on a place inside it: what is said is read by every employee.
    public record SealView(List<String> readers, boolean readable) {}

    public enum Change {
        ADDED("docs.proposals.change.added"),
        CHANGED("docs.proposals.change.changed"),
        DELETED("docs.proposals.change.deleted");

        private final String label;

        Change(String label) {
            this.label = label;
        }

        /// Message key.
        public String label() {
            return label;
        }
    }

    /// A field of the front matter (or of a YAML file): `delta` is +12.5％ and the like, or empty;
    /// `days` is the signed difference of two dates (`+181`), or empty. `field` holds the values as
    /// they are written.
    public record FieldView(
            Refusal label,
            FieldChange field,
            Optional<Refusal> before,
            Optional<Refusal> after,
            Optional<Refusal> delta) {

        public String path() {
            return field.path();
        }
    }

    /// Two blocks that belong together, as safe HTML with marks; one side is empty when the block
    /// is new or gone. `block` is what comments are anchored to.
    public record PairView(String block, String before, String after, boolean changed) {

        /// The same where nothing may be said about the place.
        PairView withoutPlace() {
            return new PairView("", before, after, changed);
        }
    }

    /// A line of the source; a number is empty on the side where the line is not.
    public record LineView(
            Optional<Integer> before, Optional<Integer> after, String text, String tone) {}
}
