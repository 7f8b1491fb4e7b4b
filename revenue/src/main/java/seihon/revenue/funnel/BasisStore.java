package seihon.revenue.funnel;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;

/// By which revision of a model a generation's rows were derived.
@Repository
class BasisStore {

    private final JdbcClient jdbc;

    BasisStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Basis(String revision, long decidedAt) {}

    Optional<Basis> find(TenantId tenant, int gen, String model) {
        return jdbc.sql(
                        """
                        select revision, decided_at
                        from revenue_basis
                        where tenant_id = :tenant and gen = :gen and model = :model
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("model", model)
                .query((row, _) -> new Basis(row.getString("revision"), row.getLong("decided_at")))
                .optional();
    }
}
