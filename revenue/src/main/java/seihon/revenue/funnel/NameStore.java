package seihon.revenue.funnel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Generations;

/// What cases are called, and where they are shown.
@Repository
public class NameStore {

    private final JdbcClient jdbc;
    private final Generations generations;

    NameStore(JdbcClient jdbc, Generations generations) {
        this.jdbc = jdbc;
        this.generations = generations;
    }

    /// The page of a case as that model sees it.
    public static String address(String model, String caseId) {
        var id = URLEncoder.encode(caseId, StandardCharsets.UTF_8).replace("+", "%20");
        return "/cases/%s?model=%s".formatted(id, model);
    }

    private record Named(String id, String name) {}

    /// By their numbers, without those that a model does not know; the number where nobody named
    /// one.
    public Map<String, String> names(TenantId tenant, String model, Collection<String> cases) {
        if (cases.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        """
                        select case_id, coalesce(name, case_id) as name
                        from revenue_case
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and case_id = any (:cases)
                        """)
                .param("tenant", tenant.value())
                .param("gen", generations.live(tenant, "revenue/" + model))
                .param("model", model)
                .param("cases", cases.stream().distinct().toArray(String[]::new))
                .query((row, _) -> new Named(row.getString("case_id"), row.getString("name")))
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }
}
