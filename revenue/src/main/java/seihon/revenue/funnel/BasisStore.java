package seihon.revenue.funnel;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// By which revision of a model a generation's rows were derived.
@Repository
class BasisStore {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    BasisStore(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Asked(TenantId tenant, int gen, String model) {}

    /// Pairs of the first `paired` dimensions are in the rollup by month.
    record Basis(String revision, long decidedAt, int paired) {}

    /// Every figure of a page rests on it.
    Optional<Basis> find(TenantId tenant, int gen, String model) {
        return transactions.once(new Asked(tenant, gen, model), () -> read(tenant, gen, model));
    }

    private Optional<Basis> read(TenantId tenant, int gen, String model) {
        return jdbc.sql(
                        """
                        select revision, decided_at, paired
                        from revenue_basis
                        where tenant_id = :tenant and gen = :gen and model = :model
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("model", model)
                .query((row, _) ->
                        new Basis(
                                row.getString("revision"),
                                row.getLong("decided_at"),
                                row.getInt("paired")))
                .optional();
    }
}
