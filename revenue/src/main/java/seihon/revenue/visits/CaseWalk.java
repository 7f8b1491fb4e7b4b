package seihon.revenue.visits;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import seihon.ledger.Fact;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.visits.Visit.Repeat;
import seihon.revenue.visits.Visit.Revaluation;

/// Walks through the facts of one case in their order ([Fact#IN_ORDER]) and notes its visits. Not
/// safe for several threads.
public final class CaseWalk {

    private final StageModel model;
    private final String[] first;
    private final String[] latest;
    private final Map<String, Integer> timesIn = new HashMap<>();
    private final List<Stay> stays = new ArrayList<>();
    private @Nullable BigDecimal amount;
    private int facts;
    private int undecidable;
    private int foreignUnits;
    private boolean outOfOrder;

    public CaseWalk(StageModel model) {
        this.model = model;
        this.first = new String[model.dims().size()];
        this.latest = new String[model.dims().size()];
    }

    public static CaseVisits through(StageModel model, List<ReadFact> factsInOrder) {
        var walk = new CaseWalk(model);
        factsInOrder.forEach(walk::add);
        return walk.visits();
    }

    /// The next fact in order.
    public void add(ReadFact read) {
        facts++;
        undecidable += read.undecidable();
        foreignUnits += read.foreignUnit() ? 1 : 0;
        noteDimensions(read.fact());
        var stage = read.entersUnlessNone();
        var standing = stays.isEmpty() ? null : stays.getLast();
        if (stage != null && (standing == null || !standing.stage.equals(stage))) {
            move(standing, stage, read);
            return;
        }
        if (standing != null && stage != null) {
            standing.repeats.add(new Repeat(read.fact().at(), read.fact().id()));
        }
        var known = read.amountUnlessNone();
        if (known != null) {
            revalue(standing, known, read.fact());
        }
    }

    private void noteDimensions(Fact fact) {
        for (int slot = 0; slot < latest.length; slot++) {
            var value = fact.dims().get(model.dims().get(slot).name());
            if (value == null || value.isBlank()) {
                continue;
            }
            latest[slot] = value;
            if (first[slot] == null) {
                first[slot] = value;
            }
        }
    }

    private void revalue(@Nullable Stay standing, BigDecimal known, Fact because) {
        var change = amount == null ? known : known.subtract(amount);
        if (standing != null) {
            standing.amountOut = known;
            if (change.signum() != 0) {
                standing.revaluations.add(new Revaluation(because.at(), change, because.id()));
            }
        }
        amount = known;
    }

    private void move(@Nullable Stay standing, Stage stage, ReadFact read) {
        if (standing != null) {
            standing.to = stage.id();
            standing.exitedAt = read.fact().at();
            standing.exitedBy = read.fact().id();
            outOfOrder |= MoveRules.isOutOfOrder(standing.stage, stage);
        }
        if (read.amountUnlessNone() != null) {
            amount = read.amountUnlessNone();
        }
        var nth = timesIn.merge(stage.id(), 1, Integer::sum);
        stays.add(
                new Stay(
                        stage,
                        nth,
                        standing == null ? null : standing.stage.id(),
                        read.fact(),
                        amount,
                        latest.clone()));
    }

    public CaseVisits visits() {
        var visits = new ArrayList<Visit>(stays.size());
        for (var stay : stays) {
            visits.add(stay.visit(visits.size() + 1, dims(stay)));
        }
        return new CaseVisits(visits, facts, undecidable, foreignUnits, outOfOrder);
    }

    private List<String> dims(Stay stay) {
        var dims = new ArrayList<String>(latest.length);
        for (int slot = 0; slot < latest.length; slot++) {
            var value =
                    switch (model.dims().get(slot).taken()) {
                        case FIRST -> first[slot];
                        case LAST -> latest[slot];
                        case AT_ENTRY -> stay.atEntry[slot];
                    };
            dims.add(value == null ? "" : value);
        }
        return dims;
    }

    /// A visit that may still change.
    private static final class Stay {

        private final Stage stage;
        private final int nth;
        private final @Nullable String from;
        private final Fact entry;
        private final @Nullable BigDecimal amountIn;
        private final String[] atEntry;
        private final List<Revaluation> revaluations = new ArrayList<>(0);
        private final List<Repeat> repeats = new ArrayList<>(0);
        private @Nullable String to;
        private @Nullable Instant exitedAt;
        private Fact.@Nullable Id exitedBy;
        private @Nullable BigDecimal amountOut;

        Stay(
                Stage stage,
                int nth,
                @Nullable String from,
                Fact entry,
                @Nullable BigDecimal amount,
                String[] atEntry) {
            this.stage = stage;
            this.nth = nth;
            this.from = from;
            this.entry = entry;
            this.amountIn = amount;
            this.amountOut = amount;
            this.atEntry = atEntry;
        }

        Visit visit(int n, List<String> dims) {
            return new Visit(
                    n,
                    stage.id(),
                    nth,
                    from,
                    to,
                    entry.at(),
                    exitedAt,
                    amountIn,
                    amountOut,
                    revaluations,
                    dims,
                    repeats,
                    entry.id(),
                    exitedBy);
        }
    }
}
