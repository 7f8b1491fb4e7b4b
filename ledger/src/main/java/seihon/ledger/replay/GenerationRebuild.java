package seihon.ledger.replay;

import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.ledger.Projection;
import seihon.ledger.Rebuild;

/// Replays into the next generation beside the living one, exchanges them under the cursor's lock
/// and compares their digests. A generation that a crash left half built is continued; when it then
/// differs it is not trusted (another version of the code may have begun it) and built once more
/// from the start.
@Component
class GenerationRebuild implements Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationRebuild.class);

    private final Ledger ledger;
    private final Projections projections;
    private final Replayer replayer;
    private final CursorStore cursors;
    private final GenerationStore generations;
    private final Transactions transactions;
    private final Clock clock;

    GenerationRebuild(
            Ledger ledger,
            Projections projections,
            Replayer replayer,
            CursorStore cursors,
            GenerationStore generations,
            Transactions transactions,
            Clock clock) {
        this.ledger = ledger;
        this.projections = projections;
        this.replayer = replayer;
        this.cursors = cursors;
        this.generations = generations;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Result> all(TenantId tenant, Progress progress) {
        return projections.all().stream().map(one -> rebuilt(tenant, one, progress)).toList();
    }

    private Result rebuilt(TenantId tenant, Projection projection, Progress progress) {
        var begun = transactions.write(tenant, () -> begin(tenant, projection));
        fill(tenant, projection, begun.key, progress);
        return transactions
                .write(tenant, () -> exchange(tenant, projection, begun))
                .orElseGet(() -> rebuilt(tenant, projection, progress));
    }

    private record Begun(GenerationStore.Key key, boolean resumed) {}

    private Begun begin(TenantId tenant, Projection projection) {
        var name = projection.name();
        var live = cursors.lock(tenant, name);
        return generations
                .unfinished(tenant, name)
                .map(gen -> new Begun(new GenerationStore.Key(name, gen), true))
                .orElseGet(() -> {
                    var gen = generations.begin(tenant, name, live.gen());
                    return new Begun(new GenerationStore.Key(name, gen), false);
                });
    }

    /// Batch by batch beside everything that goes on, until what is left fits one batch.
    private void fill(
            TenantId tenant, Projection projection, GenerationStore.Key key, Progress progress) {
        long total = transactions.read(tenant, () -> ledger.size(tenant));
        var more = true;
        while (more) {
            long done = transactions.write(tenant, () -> fillOnce(tenant, projection, key));
            progress.at(projection.name(), Math.min(done, total), total);
            more = done < transactions.read(tenant, () -> ledger.size(tenant));
        }
    }

    private long fillOnce(TenantId tenant, Projection projection, GenerationStore.Key key) {
        cursors.commitWithoutWaiting();
        return generations
                .lockBuilding(tenant, key)
                .map(from -> filled(tenant, projection, key, new Span(from, Long.MAX_VALUE)))
                .orElse(Long.MAX_VALUE);
    }

    /// Entries `from` … `until` - 1.
    private record Span(long from, long until) {

        int limit() {
            return (int) Math.min(Replayer.BATCH, until - from);
        }
    }

    private long filled(
            TenantId tenant, Projection projection, GenerationStore.Key key, Span span) {
        var batch = ledger.entries(tenant, span.from, span.limit());
        if (batch.isEmpty()) {
            return span.from;
        }
        projection.apply(tenant, key.gen(), batch);
        var next = batch.getLast().seq().value() + 1;
        generations.advance(tenant, key, next);
        return next;
    }

    /// Empty when the generation must be built again. The commands' lock comes first, as it does in
    /// the commands.
    private Optional<Result> exchange(TenantId tenant, Projection projection, Begun begun) {
        projection.holdCommands(tenant);
        var live = living(tenant, projection);
        var from = generations.lockBuilding(tenant, begun.key);
        if (from.isEmpty()) {
            throw new IllegalStateException(
                    "another rebuild of %s has finished meanwhile; ask for its result"
                            .formatted(projection.name()));
        }
        for (var next = from.get(); next < live.next(); ) {
            next = filled(tenant, projection, begun.key, new Span(next, live.next()));
        }
        var before = projection.digest(tenant, live.gen());
        var after = projection.digest(tenant, begun.key.gen());
        if (begun.resumed && !Arrays.equals(before, after)) {
            generations.retire(tenant, begun.key, clock.instant());
            return Optional.empty();
        }
        flip(tenant, begun.key, live, after);
        return Optional.of(result(projection, before, after));
    }

    /// The living generation, brought up to the last entry.
    private CursorStore.Cursor living(TenantId tenant, Projection projection) {
        var cursor = cursors.lock(tenant, projection.name());
        while (replayer.apply(tenant, projection, cursor) > 0) {
            cursor = cursors.lock(tenant, projection.name());
        }
        return cursor;
    }

    private void flip(
            TenantId tenant, GenerationStore.Key built, CursorStore.Cursor live, byte[] digest) {
        var retired = new GenerationStore.Key(built.projection(), live.gen());
        cursors.stand(tenant, built.projection(), new CursorStore.Cursor(built.gen(), live.next()));
        generations.live(tenant, built, live.next(), digest);
        generations.retire(tenant, retired, clock.instant());
    }

    private static Result result(Projection projection, byte[] before, byte[] after) {
        var hex = HexFormat.of();
        var result = new Result(projection.name(), hex.formatHex(before), hex.formatHex(after));
        if (!result.equal()) {
            LOG.warn(
                    "rebuilding {} changed its rows: digest {} became {}; the rebuilt rows live now",
                    result.projection(),
                    result.digestBefore(),
                    result.digestAfter());
        }
        return result;
    }
}
