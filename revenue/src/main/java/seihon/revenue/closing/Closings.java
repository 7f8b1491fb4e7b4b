package seihon.revenue.closing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.revenue.Funnel;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelAnswer.Later;
import seihon.revenue.FunnelAnswer.Ready;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow.Closed;
import seihon.revenue.FunnelRow.Flow;
import seihon.revenue.StageModel;
import seihon.revenue.hand.ModelFacts;

/// The months that were closed, as reported and as known now.
@Component
public class Closings {

    private final Funnel funnel;
    private final ModelFacts facts;

    Closings(Funnel funnel, ModelFacts facts) {
        this.funnel = funnel;
        this.facts = facts;
    }

    /// When a month ends and is closed, in the model's zone.
    public static Instant end(StageModel model, YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(model.zone()).toInstant();
    }

    /// In the order they were taken.
    List<Closing> of(TenantId tenant, String model) {
        return of(tenant, model, Long.MAX_VALUE);
    }

    private List<Closing> of(TenantId tenant, String model, long size) {
        return facts.of(tenant, model, size).stream()
                .filter(Closing::isOne)
                .map(Closing::of)
                .toList();
    }

    /// A row for each closed month of the window and each stage that it has now or had then. Asked
    /// inside a read transaction. A month is closed for all cases at once, in the model's zone:
    /// anything else is refused.
    public Outcome<FunnelAnswer<Closed>> rows(TenantId tenant, FunnelQuestion question) {
        if (question.grain() != Grain.MONTH) {
            return Outcome.refused("revenue.closing.grain-invalid");
        }
        if (!question.by().isEmpty()
                || !question.filters().isEmpty()
                || question.zone().isPresent()) {
            return Outcome.refused("revenue.closing.division-invalid");
        }
        return funnel.flow(tenant, question)
                .map(answer ->
                        switch (answer) {
                            case Later<Flow>(var job, var address) -> new Later<>(job, address);
                            case Ready<Flow>(var rows, var stamp) -> {
                                var closings = of(tenant, question.model(), stamp.asOf());
                                yield new Ready<>(compared(closings, rows), stamp);
                            }
                        });
    }

    /// What was reported for the months of `now`, beside it.
    public List<Closed> beside(TenantId tenant, String model, List<Flow> now) {
        return compared(of(tenant, model), now);
    }

    private static List<Closed> compared(List<Closing> closings, List<Flow> now) {
        var months = new HashMap<String, List<Flow>>();
        now.forEach(row -> months.computeIfAbsent(row.period(), _ -> new ArrayList<>()).add(row));
        return closings.stream()
                .flatMap(closing -> {
                    var rows = months.getOrDefault(closing.month().toString(), List.of());
                    return rows.isEmpty() ? Stream.empty() : compared(closing, rows).stream();
                })
                .toList();
    }

    private static List<Closed> compared(Closing closing, List<Flow> now) {
        Map<String, Flow> reported = new HashMap<>();
        closing.rows().forEach(row -> reported.put(row.stage(), row));
        var rows = new ArrayList<Closed>();
        for (var row : now) {
            var then = Optional.ofNullable(reported.remove(row.stage()));
            rows.add(row(closing, row.stage(), then, Optional.of(row)));
        }
        for (var gone : closing.rows()) {
            if (reported.containsKey(gone.stage())) {
                rows.add(row(closing, gone.stage(), Optional.of(gone), Optional.empty()));
            }
        }
        return rows;
    }

    private static Closed row(
            Closing closing, String stage, Optional<Flow> then, Optional<Flow> now) {
        return new Closed(
                closing.month().toString(), stage, closing.size(), closing.revision(), then, now);
    }
}
