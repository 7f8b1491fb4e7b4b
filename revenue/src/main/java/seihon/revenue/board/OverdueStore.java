package seihon.revenue.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Generations;
import seihon.revenue.StageModel;

/// Cases that stand in a stage for longer than it allows.
@Repository
class OverdueStore {

    private final JdbcClient jdbc;
    private final Generations generations;

    OverdueStore(JdbcClient jdbc, Generations generations) {
        this.jdbc = jdbc;
        this.generations = generations;
    }

    record Sum(long count, BigDecimal amount) {}

    Sum sum(TenantId tenant, StageModel model, Instant now) {
        var stages = new ArrayList<String>();
        var limits = new ArrayList<Integer>();
        for (var stage : model.stages()) {
            if (!stage.isTerminal() && stage.maxAgeDays().isPresent()) {
                stages.add(stage.id());
                limits.add(stage.maxAgeDays().getAsInt());
            }
        }
        return jdbc.sql(
                        """
                        select count(*) as count, coalesce(sum(amount), 0) as amount
                        from revenue_case
                        join unnest(:stages::text[], :limits::int[]) as allowed (stage, days)
                            using (stage)
                        where tenant_id = :tenant and gen = :gen and model = :model
                            and entered_at < :now::timestamptz - make_interval(days => days)
                        """)
                .param("tenant", tenant.value())
                .param("gen", generations.live(tenant, "revenue/" + model.id()))
                .param("model", model.id())
                .param("stages", stages.toArray(String[]::new))
                .param("limits", limits.toArray(Integer[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Sum.class)
                .single();
    }
}
