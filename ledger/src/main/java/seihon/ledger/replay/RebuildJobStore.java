package seihon.ledger.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Rebuild;
import seihon.ledger.RebuildJobs;
import tools.jackson.databind.json.JsonMapper;

/// Rebuilds that were asked for. A running one holds a lease that it renews with its progress, so
/// that another node takes it over when its own is gone.
@Repository
class RebuildJobStore {

    static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    RebuildJobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Does nothing when one is waiting or running already.
    void insert(TenantId tenant, UUID id, String askedBy, Instant at) {
        jdbc.sql(
                        """
                        insert into ledger_rebuild (
                            tenant_id, id, state, asked_by, asked_at, done, total)
                        values (:tenant, :id, 'queued', :by, :at, 0, 0)
                        on conflict (tenant_id) where state in ('queued', 'running') do nothing
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("by", askedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<UUID> unfinished(TenantId tenant) {
        return jdbc.sql(
                        """
                        select id
                        from ledger_rebuild
                        where tenant_id = :tenant and state in ('queued', 'running')
                        """)
                .param("tenant", tenant.value())
                .query(UUID.class)
                .optional();
    }

    Optional<RebuildJobs.Job> find(TenantId tenant, UUID id) {
        return jdbc.sql(
                        """
                        select id, state, done, total, results
                        from ledger_rebuild
                        where tenant_id = :tenant and id = :id
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, _) -> job(row))
                .optional();
    }

    /// A job that a worker has.
    record Leased(UUID id, UUID lease) {}

    /// Takes a job that waits, or whose node went silent and is not just now ending it.
    Optional<Leased> take(TenantId tenant, UUID lease, Instant now) {
        return jdbc.sql(
                        """
                        update ledger_rebuild
                        set state = 'running', lease = :lease, leased_until = :until
                        where tenant_id = :tenant and id = (
                            select id
                            from ledger_rebuild
                            where tenant_id = :tenant and (state = 'queued'
                                or state = 'running' and leased_until < :now)
                            for update skip locked)
                        returning id
                        """)
                .param("tenant", tenant.value())
                .param("lease", lease)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Leased(row.getObject("id", UUID.class), lease))
                .optional();
    }

    record Progress(long done, long total) {}

    /// Renews the lease and says how far it is; false when another worker took it over.
    boolean renew(TenantId tenant, Leased leased, Progress progress, Instant now) {
        return jdbc.sql(
                                """
                                update ledger_rebuild
                                set done = :done, total = :total, leased_until = :until
                                where tenant_id = :tenant and id = :id and lease = :lease
                                """)
                        .param("tenant", tenant.value())
                        .param("id", leased.id)
                        .param("lease", leased.lease)
                        .param("done", progress.done)
                        .param("total", progress.total)
                        .param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void putBack(TenantId tenant, Leased leased) {
        jdbc.sql(
                        """
                        update ledger_rebuild
                        set state = 'queued', lease = null, leased_until = null
                        where tenant_id = :tenant and id = :id and lease = :lease
                        """)
                .param("tenant", tenant.value())
                .param("id", leased.id)
                .param("lease", leased.lease)
                .update();
    }

    void finish(
            TenantId tenant, Leased leased, RebuildJobs.State state, List<Rebuild.Result> results) {
        jdbc.sql(
                        """
                        update ledger_rebuild
                        set state = :state, results = :results::jsonb, done = total, lease = null,
                            leased_until = null
                        where tenant_id = :tenant and id = :id and lease = :lease
                        """)
                .param("tenant", tenant.value())
                .param("id", leased.id)
                .param("lease", leased.lease)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("results", json.writeValueAsString(results))
                .update();
    }

    private RebuildJobs.Job job(ResultSet row) throws SQLException {
        return new RebuildJobs.Job(
                row.getObject("id", UUID.class),
                RebuildJobs.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("done"),
                row.getLong("total"),
                results(row.getString("results")));
    }

    private List<Rebuild.Result> results(@Nullable String text) {
        return text == null ? List.of() : List.of(json.readValue(text, Rebuild.Result[].class));
    }
}
