package seihon.docs.effects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import seihon.docs.Effect;
import seihon.docs.ProposedChange;
import seihon.docs.change.CaseFile;
import seihon.docs.change.CaseFiles;
import seihon.docs.change.CheckList;
import seihon.docs.change.DocKinds;
import seihon.docs.change.Judgement;
import seihon.docs.effects.EffectStore.Wanted;
import seihon.domain.TenantId;
import seihon.ledger.Facts;
import seihon.ledger.Generations;

/// Compares the proposals that are not finished with what was calculated: asks for what is missing
/// or outdated, and cancels what nobody wants any more. Looking twice does no harm.
@Component
class EffectWatch {

    /// A proposal that waits for days sees the facts of those days.
    static final Duration FRESH_FOR = Duration.ofHours(1);

    /// A tenth more entries are waited for no longer.
    private static final int MANY = 10;

    static final Duration TRIED_AGAIN_AFTER = Duration.ofMinutes(5);

    private static final int REMEMBERED = 1_000;

    private final CaseFiles files;
    private final Judgement judgement;
    private final CheckList checks;
    private final DocKinds kinds;
    private final EffectStore store;
    private final Generations generations;

    /// A digest says what the change is, so it also says that it moves no numbers.
    private final Cache<Key, Boolean> movesNothing =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    EffectWatch(
            CaseFiles files,
            Judgement judgement,
            CheckList checks,
            DocKinds kinds,
            EffectStore store,
            Generations generations) {
        this.files = files;
        this.judgement = judgement;
        this.checks = checks;
        this.kinds = kinds;
        this.store = store;
        this.generations = generations;
    }

    private record Key(TenantId tenant, String digest) {}

    /// Inside a write transaction of the tenant.
    void look(TenantId tenant, Instant now) {
        if (!checks.hasEffects()) {
            return;
        }
        store.cancelFinished(tenant);
        Map<Long, Calculated> known =
                store.ofUnfinished(tenant).stream()
                        .collect(Collectors.toMap(Calculated::proposal, Function.identity()));
        for (var file : files.unfinished(tenant, now)) {
            if (movesNothing.getIfPresent(new Key(tenant, file.digest())) == null) {
                look(tenant, file, known.get(file.number()), now);
            }
        }
    }

    private void look(TenantId tenant, CaseFile file, @Nullable Calculated unlessNew, Instant now) {
        var change = judgement.change(tenant, file);
        var effect = effectOn(change);
        if (effect.isEmpty()) {
            movesNothing.put(new Key(tenant, file.digest()), true);
            store.forget(tenant, file.number());
            return;
        }
        var wanted =
                new Wanted(
                        file.number(),
                        file.digest(),
                        effect.get().name(),
                        effect.get().basis(tenant, change));
        if (unlessNew == null || isOutdated(tenant, unlessNew, wanted, now)) {
            store.ask(tenant, wanted, now);
        }
    }

    Optional<Effect> effectOn(ProposedChange change) {
        return checks.effectOn(kinds.of(change));
    }

    private boolean isOutdated(TenantId tenant, Calculated known, Wanted wanted, Instant now) {
        if (!known.digest().equals(wanted.digest()) || !known.basis().equals(wanted.basis())) {
            return true;
        }
        return switch (known.state()) {
            case QUEUED, RUNNING -> false;
            case FAILED -> known.askedAt().plus(TRIED_AGAIN_AFTER).isBefore(now);
            case DONE -> known.made().filter(made -> isOld(tenant, made, now)).isPresent();
        };
    }

    private boolean isOld(TenantId tenant, Calculated.Made made, Instant now) {
        var counted = made.preview().asOf();
        var more = generations.position(tenant, Facts.PROJECTION).next() - counted;
        return more > counted / MANY || (more > 0 && made.at().plus(FRESH_FOR).isBefore(now));
    }
}
