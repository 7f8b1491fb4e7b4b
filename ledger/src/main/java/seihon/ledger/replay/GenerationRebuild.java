package seihon.ledger.replay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Derived;
import seihon.ledger.Projection;
import seihon.ledger.Rebuild;

/// Replays into the next generation beside the living one, exchanges them under the cursor's lock
/// and, where both rest on the same definitions, compares their digests. A generation that a crash
/// left half built is continued; when it then differs it is not trusted (another version of the
/// code may have begun it) and built once more from the start. One whose definitions were replaced
/// while it was built is given up.
@Component
class GenerationRebuild implements Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationRebuild.class);
    private static final Progress UNSEEN = (_, _, _) -> {};

    private final Replayer replayer;
    private final CursorStore cursors;
    private final GenerationStore generations;
    private final Transactions transactions;
    private final ObjectProvider<Derived> derived;
    private final Clock clock;

    GenerationRebuild(
            Replayer replayer,
            CursorStore cursors,
            GenerationStore generations,
            Transactions transactions,
            ObjectProvider<Derived> derived,
            Clock clock) {
        this.replayer = replayer;
        this.cursors = cursors;
        this.generations = generations;
        this.transactions = transactions;
        this.derived = derived;
        this.clock = clock;
    }

    @Override
    public List<Result> all(TenantId tenant, Progress progress) {
        var results = new ArrayList<Result>();
        for (var projection : replayer.all(tenant)) {
            results.add(rebuilt(tenant, projection, progress));
        }
        derived.orderedStream()
                .map(rows -> rows.rebuild(tenant, clock.instant(), progress))
                .forEach(results::add);
        return List.copyOf(results);
    }

    private Result rebuilt(TenantId tenant, Projection projection, Progress progress) {
        return attempt(tenant, projection, progress)
                .orElseGet(() -> rebuilt(tenant, projection, progress));
    }

    /// Builds what the definitions in force now give, because the living rows rest on others. When
    /// they change again meanwhile, or another node was faster, the next look at the cursor tells.
    void renew(TenantId tenant, Projection projection) {
        attempt(tenant, projection, UNSEEN)
                .ifPresent(result ->
                        LOG.info(
                                "{} reads tenant {} by new definitions",
                                result.projection(),
                                tenant));
    }

    /// Empty when the generation must be built again.
    private Optional<Result> attempt(TenantId tenant, Projection projection, Progress progress) {
        var begun = transactions.write(tenant, () -> begin(tenant, projection));
        fill(tenant, projection, begun.key, progress);
        return transactions.write(
                tenant,
                () -> {
                    var limit = replayer.limit(tenant, projection);
                    progress.at(projection.name(), limit, limit);
                    var result = exchange(tenant, projection, begun);
                    progress.at(projection.name(), limit, limit);
                    return result;
                });
    }

    private record Begun(GenerationStore.Key key, String basis, boolean resumed) {}

    private Begun begin(TenantId tenant, Projection projection) {
        var name = projection.name();
        var live = cursors.lock(tenant, name);
        var basis = projection.basis(tenant);
        var left = generations.unfinished(tenant, name);
        if (left.isPresent() && left.get().basis().equals(basis)) {
            return new Begun(left.get().key(), basis, true);
        }
        left.ifPresent(other -> generations.retire(tenant, other.key(), clock.instant()));
        var gen = generations.begin(tenant, new GenerationStore.Key(name, live.gen()), basis);
        return new Begun(new GenerationStore.Key(name, gen), basis, false);
    }

    /// Batch by batch beside everything that goes on, until nothing is left or the generation was
    /// given up by somebody else.
    private void fill(
            TenantId tenant, Projection projection, GenerationStore.Key key, Progress progress) {
        var more = true;
        while (more) {
            var filled = transactions.write(tenant, () -> fillOnce(tenant, projection, key));
            progress.at(projection.name(), filled.next, filled.limit);
            more = filled.next < filled.limit;
        }
    }

    /// Entries below `next` are in the generation; those below `limit` may be.
    private record Filled(long next, long limit) {}

    private Filled fillOnce(TenantId tenant, Projection projection, GenerationStore.Key key) {
        cursors.commitWithoutWaiting();
        var limit = replayer.limit(tenant, projection);
        return generations
                .lock(tenant, key, GenerationStore.Purpose.REBUILD)
                .map(from -> filled(tenant, projection, key, new Filled(from, limit)))
                .orElse(new Filled(limit, limit));
    }

    private Filled filled(
            TenantId tenant, Projection projection, GenerationStore.Key key, Filled before) {
        if (before.next >= before.limit) {
            return before;
        }
        var until = Math.min(before.limit, before.next + projection.batchSize());
        projection.applyUnseen(tenant, key.gen(), replayer.batch(tenant, before.next, until));
        generations.advance(tenant, key, until);
        return new Filled(until, before.limit);
    }

    /// Empty when another rebuild has taken this generation, or the definitions changed.
    private Optional<Result> exchange(TenantId tenant, Projection projection, Begun begun) {
        var live = cursors.lock(tenant, projection.name());
        var from = generations.lock(tenant, begun.key, GenerationStore.Purpose.REBUILD);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        if (!projection.basis(tenant).equals(begun.basis)) {
            generations.retire(tenant, begun.key, clock.instant());
            return Optional.empty();
        }
        var limit = replayer.limit(tenant, projection);
        var filled = new Filled(from.get(), limit);
        while (filled.next < filled.limit) {
            filled = filled(tenant, projection, begun.key, filled);
        }
        return exchanged(tenant, projection, begun, new Ready(live, limit));
    }

    /// Both generations locked, the new one filled up to `limit`.
    private record Ready(CursorStore.Cursor live, long limit) {}

    private Optional<Result> exchanged(
            TenantId tenant, Projection projection, Begun begun, Ready ready) {
        var restsOnTheSame = ready.live.next() == 0 || ready.live.basis().equals(begun.basis);
        if (restsOnTheSame) {
            bringUp(tenant, projection, ready.live, ready.limit);
        }
        var after = projection.digest(tenant, begun.key.gen());
        var before = restsOnTheSame ? projection.digest(tenant, ready.live.gen()) : after;
        if (begun.resumed && !Arrays.equals(before, after)) {
            // The living rows were brought up: without their cursor the entries would come again.
            var broughtUp = new CursorStore.Cursor(ready.live.gen(), ready.limit, begun.basis);
            cursors.stand(tenant, projection.name(), broughtUp);
            generations.retire(tenant, begun.key, clock.instant());
            return Optional.empty();
        }
        flip(tenant, begun, ready, after);
        return Optional.of(result(projection, before, after));
    }

    /// The living generation is compared at the same entry.
    private void bringUp(
            TenantId tenant, Projection projection, CursorStore.Cursor live, long limit) {
        var next = live.next();
        while (next < limit) {
            var until = Math.min(limit, next + projection.batchSize());
            projection.apply(tenant, live.gen(), replayer.batch(tenant, next, until));
            next = until;
        }
    }

    private void flip(TenantId tenant, Begun begun, Ready ready, byte[] digest) {
        var name = begun.key.projection();
        var retired = new GenerationStore.Key(name, ready.live.gen());
        cursors.stand(
                tenant, name, new CursorStore.Cursor(begun.key.gen(), ready.limit, begun.basis));
        generations.live(tenant, begun.key, ready.limit, digest);
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
