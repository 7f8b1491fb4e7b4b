package seihon.revenue.journal;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import seihon.domain.TenantId;

/// Which rows: those of a stage model in one generation of its projection.
public record Generation(TenantId tenant, int gen, String model) {

    /// What every statement about them names.
    StatementSpec in(StatementSpec statement) {
        return statement.param("tenant", tenant.value()).param("gen", gen).param("model", model);
    }
}
