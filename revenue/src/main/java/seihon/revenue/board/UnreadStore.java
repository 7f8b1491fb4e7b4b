package seihon.revenue.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Generations;
import seihon.ledger.Generations.Position;
import seihon.revenue.StageModel;
import seihon.revenue.funnel.Settled;

/// What a model could not make anything of.
@Repository
class UnreadStore {

    private final JdbcClient jdbc;
    private final Generations generations;
    private final Settled settled;

    UnreadStore(JdbcClient jdbc, Generations generations, Settled settled) {
        this.jdbc = jdbc;
        this.generations = generations;
        this.settled = settled;
    }

    /// Facts that no criterion could decide on, and amounts in another unit than the model's,
    /// `unit`.
    record Unread(String unit, Some undecidable, Some foreign) {}

    /// So many facts of so many cases, the first cases by name.
    record Some(long facts, long cases, List<String> first) {
        Some {
            first = List.copyOf(first);
        }
    }

    private record Asked(TenantId tenant, Position position, String model) {}

    Unread of(TenantId tenant, StageModel model) {
        var position = generations.position(tenant, "revenue/" + model.id());
        return settled.once(
                new Asked(tenant, position, model.id()), () -> read(tenant, position.gen(), model));
    }

    private Unread read(TenantId tenant, int gen, StageModel model) {
        return jdbc.sql(
                        """
                        select coalesce(sum(undecidable), 0) as undecidable,
                          count(*) filter (where undecidable > 0) as undecidable_cases,
                          coalesce((array_agg(case_id order by case_id)
                            filter (where undecidable > 0))[1\\:5], '{}') as undecidable_first,
                          coalesce(sum(foreign_units), 0) as foreign_units,
                          count(*) filter (where foreign_units > 0) as foreign_cases,
                          coalesce((array_agg(case_id order by case_id)
                            filter (where foreign_units > 0))[1\\:5], '{}') as foreign_first
                        from revenue_case
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and (undecidable > 0 or foreign_units > 0)
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("model", model.id())
                .query((row, _) ->
                        new Unread(
                                model.unit().orElse(""),
                                some(row, "undecidable", "undecidable"),
                                some(row, "foreign_units", "foreign")))
                .single();
    }

    private static Some some(ResultSet row, String facts, String which) throws SQLException {
        return new Some(
                row.getLong(facts),
                row.getLong(which + "_cases"),
                List.of((String[]) row.getArray(which + "_first").getArray()));
    }
}
