package seihon.revenue.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Generations.Position;
import seihon.revenue.StageModel;
import seihon.revenue.funnel.Settled;

/// Which values the dimensions of a model take.
@Repository
class ValueStore {

    private final JdbcClient jdbc;
    private final Settled settled;

    ValueStore(JdbcClient jdbc, Settled settled) {
        this.jdbc = jdbc;
        this.settled = settled;
    }

    private record Asked(TenantId tenant, Position position, StageModel model) {}

    /// By dimension, in alphabetical order, the blank value as empty text.
    Map<String, List<String>> values(TenantId tenant, Position position, StageModel model) {
        return settled.once(
                new Asked(tenant, position, model), () -> read(tenant, position.gen(), model));
    }

    private Map<String, List<String>> read(TenantId tenant, int gen, StageModel model) {
        var values = new HashMap<String, List<String>>();
        jdbc.sql(
                        """
                        select distinct dim, val
                        from revenue_month
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and with_dim = 0 and dim > 0
                        order by dim, val
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("model", model.id())
                .query(row -> {
                    var slot = row.getInt("dim") - 1;
                    // While a revision with fewer dimensions is derived, the rows are the former's.
                    if (slot < model.dims().size()) {
                        values.computeIfAbsent(
                                        model.dims().get(slot).name(), _ -> new ArrayList<>())
                                .add(row.getString("val"));
                    }
                });
        return values;
    }
}
