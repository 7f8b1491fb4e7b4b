package seihon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// Law 2 for one projection: applying the whole log again gives the living rows, byte for byte, and
/// entries that are delivered twice change nothing. Runs in a write transaction of the tenant.
public final class SameTwice {

    /// Far from any number that rebuilds hand out.
    private static final int SCRATCH = 30_000;

    private SameTwice() {}

    /// `applyAll` applies every entry to a generation, `digest` reads one, `live` is the living
    /// one.
    public static void mustHold(
            String projection, IntConsumer applyAll, IntFunction<byte[]> digest, int live) {
        applyAll.accept(SCRATCH);
        assertThat(digest.apply(SCRATCH))
                .as("%s: rebuilt rows equal the living ones", projection)
                .isEqualTo(digest.apply(live));
        applyAll.accept(SCRATCH);
        assertThat(digest.apply(SCRATCH))
                .as("%s: entries delivered twice change nothing", projection)
                .isEqualTo(digest.apply(live));
    }
}
