package seihon.revenue;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// Rows of figures with the stamp by which they can be computed again; or, when the question goes
/// back behind the definitions in force, the job that derives them anew.
public sealed interface FunnelAnswer<R> {

    record Ready<R>(List<R> rows, Stamp stamp) implements FunnelAnswer<R> {
        public Ready {
            rows = List.copyOf(rows);
        }
    }

    /// `address`: where the job can be followed.
    record Later<R>(UUID job, String address) implements FunnelAnswer<R> {}

    /// The first `asOf` entries, read by this revision of the model, periods cut in `zone`.
    record Stamp(long asOf, String revision, ZoneId zone) {}
}
