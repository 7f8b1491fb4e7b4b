package seihon.revenue.closing;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Facts;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.revenue.Funnel;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelAnswer.Ready;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelRow.Flow;
import seihon.revenue.StageModel;
import seihon.revenue.hand.ManualFacts;
import seihon.revenue.hand.ModelFacts;
import seihon.web.Job;
import tools.jackson.databind.json.JsonMapper;

/// Closes each month that ended: keeps its figures as the entries of then give them. A house that
/// was off closes late, but with the same figures; months before the first fact are none.
@Component
class ClosingJob implements Job {

    private static final String SOURCE = "seihon-closings";
    private static final Duration EVERY = Duration.ofMinutes(10);

    /// What a house that was off for longer has missed stays open.
    private static final int MOST_MONTHS = 12;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Transactions transactions;
    private final Funnel funnel;
    private final Facts facts;
    private final Closings closings;
    private final Recorded recorded;
    private final Ledger ledger;

    ClosingJob(
            Transactions transactions,
            Funnel funnel,
            Facts facts,
            Closings closings,
            Recorded recorded,
            Ledger ledger) {
        this.transactions = transactions;
        this.funnel = funnel;
        this.facts = facts;
        this.closings = closings;
        this.recorded = recorded;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "revenue-closings";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run(TenantId tenant, Instant now) {
        for (var model : transactions.read(tenant, () -> funnel.models(tenant))) {
            close(tenant, model, now);
        }
    }

    private void close(TenantId tenant, StageModel model, Instant now) {
        for (var month : transactions.read(tenant, () -> due(tenant, model, now))) {
            transactions
                    .read(tenant, () -> closing(tenant, model, month))
                    .ifPresent(closing ->
                            transactions.run(
                                    tenant,
                                    () -> ledger.append(tenant, entry(model, closing), now)));
        }
    }

    /// The months that have ended since the first entry came and are not closed.
    private List<YearMonth> due(TenantId tenant, StageModel model, Instant now) {
        var running = YearMonth.from(now.atZone(model.zone()));
        var begun =
                recorded.first(tenant)
                        .map(at -> YearMonth.from(at.atZone(model.zone())))
                        .orElse(running);
        var closed =
                closings.of(tenant, model.id()).stream()
                        .map(Closing::month)
                        .collect(Collectors.toSet());
        return Stream.iterate(running.minusMonths(1), month -> month.minusMonths(1))
                .limit(MOST_MONTHS)
                .takeWhile(month -> !month.isBefore(begun))
                .filter(month -> !closed.contains(month))
                .toList()
                .reversed();
    }

    /// Empty while there was no model or nothing to count, and until the figures of then are
    /// derived: a later run finds them.
    private Optional<Closing> closing(TenantId tenant, StageModel model, YearMonth month) {
        var size = recorded.sizeAt(tenant, Closings.end(model, month));
        if (facts.count(tenant, facts.generation(tenant), size) == 0) {
            return Optional.empty();
        }
        var question =
                FunnelQuestion.of(model.id())
                        .between(month.toString(), month.toString())
                        .asOf(size);
        return funnel.flow(tenant, question)
                        instanceof
                        Outcome.Done<FunnelAnswer<Flow>>(Ready<Flow>(var rows, var stamp))
                ? Optional.of(new Closing(month, size, stamp.revision(), rows))
                : Optional.empty();
    }

    private static NewEntry entry(StageModel model, Closing closing) {
        var fact =
                ManualFacts.fact(
                        ModelFacts.subject(model.id()),
                        Closing.CLOSED,
                        Closings.end(model, closing.month()),
                        closing.data());
        return new NewEntry(
                Entry.Kind.FACT,
                SOURCE,
                model.id() + "/" + closing.month(),
                JSON.writeValueAsString(Map.of("fact", fact)),
                "revenue",
                Entry.Origin.LIVE,
                null);
    }
}
