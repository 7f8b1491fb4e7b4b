package seihon.revenue.work;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Generations;
import seihon.revenue.StageModel;

/// Cases that stand in a stage.
@Repository
class StandingStore {

    private final JdbcClient jdbc;
    private final Generations generations;

    StandingStore(JdbcClient jdbc, Generations generations) {
        this.jdbc = jdbc;
        this.generations = generations;
    }

    /// `dims` are the values of the model's dimensions in its order, blank as empty text.
    record Standing(
            String id,
            String stage,
            Instant since,
            @Nullable BigDecimal amount,
            List<String> dims) {}

    /// What is looked for: in one of `stages`; with `owner` only cases whose dimension in `slot`
    /// has that value. `slot` 0 asks for no value.
    record Search(List<String> stages, int slot, String owner, int limit) {}

    /// Those that somebody waits in first, then those that have stood longest.
    List<Standing> standing(TenantId tenant, StageModel model, Search search) {
        return jdbc.sql(
                        """
                        select case_id, stage, entered_at, amount, d1, d2, d3, d4, d5, d6, d7, d8
                        from revenue_case
                        where tenant_id = :tenant and gen = :gen and model = :model
                            and stage = any(:stages::text[])
                            and (:slot = 0 or
                                (array[d1, d2, d3, d4, d5, d6, d7, d8])[:slot] = :owner)
                        order by exists (
                                select from revenue_touch as touch
                                where touch.tenant_id = revenue_case.tenant_id
                                    and touch.gen = revenue_case.gen
                                    and touch.model = revenue_case.model
                                    and touch.case_id = revenue_case.case_id
                                    and touch.contact_at is null) desc,
                            entered_at, case_id
                        limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("gen", generations.live(tenant, "revenue/" + model.id()))
                .param("model", model.id())
                .param("stages", search.stages().toArray(String[]::new))
                .param("slot", search.slot())
                .param("owner", search.owner())
                .param("limit", search.limit())
                .query((row, _) -> standing(model, row))
                .list();
    }

    private static Standing standing(StageModel model, ResultSet row) throws SQLException {
        var dims = new java.util.ArrayList<String>();
        for (var slot = 1; slot <= model.dims().size(); slot++) {
            var value = row.getString("d" + slot);
            dims.add(value == null ? "" : value);
        }
        return new Standing(
                row.getString("case_id"),
                row.getString("stage"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getBigDecimal("amount"),
                dims);
    }
}
