package seihon.revenue.past;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;

/// The rows of what was asked for.
@Repository
class PastStore {

    static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;

    PastStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Which past.
    record Wanted(UUID id, String model, long size) {}

    /// Keeps it from now on for as long as that; one that failed is tried again.
    void ask(TenantId tenant, Wanted wanted, Instant now, Instant keptUntil) {
        jdbc.sql(
                        """
                        insert into revenue_past as old (
                          tenant_id, id, model, size, state, asked_at, done, total, kept_until)
                        values (:tenant, :id, :model, :size, 'queued', :now, 0, 0, :until)
                        on conflict (tenant_id, id) do update
                        set kept_until = greatest(old.kept_until, excluded.kept_until),
                          state = case old.state when 'failed' then 'queued' else old.state end
                        """)
                .param("tenant", tenant.value())
                .param("id", wanted.id)
                .param("model", wanted.model)
                .param("size", wanted.size)
                .param("now", utc(now))
                .param("until", utc(keptUntil))
                .update();
    }

    Optional<Past> find(TenantId tenant, UUID id) {
        return jdbc.sql(
                        """
                        select id, model, size, state, done, total, gen
                        from revenue_past
                        where tenant_id = :tenant and id = :id
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, _) -> past(row))
                .optional();
    }

    long count(TenantId tenant) {
        return jdbc.sql(
                        """
                        select count(id)
                        from revenue_past
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    /// One that a worker has.
    record Leased(UUID id, String model, long size, UUID lease) {}

    /// Takes one that waits, or whose node went silent, oldest first.
    Optional<Leased> take(TenantId tenant, UUID lease, Instant now) {
        return jdbc.sql(
                        """
                        update revenue_past
                        set state = 'running', lease = :lease, leased_until = :until
                        where tenant_id = :tenant and id = (
                          select id
                          from revenue_past
                          where tenant_id = :tenant and (state = 'queued'
                            or state = 'running' and leased_until < :now)
                          order by asked_at, id
                          limit 1
                          for update skip locked)
                        returning id, model, size
                        """)
                .param("tenant", tenant.value())
                .param("lease", lease)
                .param("now", utc(now))
                .param("until", utc(now.plus(LEASE)))
                .query((row, _) ->
                        new Leased(
                                row.getObject("id", UUID.class),
                                row.getString("model"),
                                row.getLong("size"),
                                lease))
                .optional();
    }

    record Progress(long done, long total) {}

    /// Renews the lease and says how far it is; false when it was taken over or dropped.
    boolean renew(TenantId tenant, Leased leased, Progress progress, Instant now) {
        return jdbc.sql(
                                """
                                update revenue_past
                                set done = :done, total = :total, leased_until = :until
                                where tenant_id = :tenant and id = :id and lease = :lease
                                """)
                        .param("tenant", tenant.value())
                        .param("id", leased.id)
                        .param("lease", leased.lease)
                        .param("done", progress.done)
                        .param("total", progress.total)
                        .param("until", utc(now.plus(LEASE)))
                        .update()
                == 1;
    }

    void finish(TenantId tenant, Leased leased, int gen) {
        jdbc.sql(
                        """
                        update revenue_past
                        set state = 'done', lease = null, leased_until = null, done = total,
                          gen = :gen
                        where tenant_id = :tenant and id = :id and lease = :lease
                        """)
                .param("tenant", tenant.value())
                .param("id", leased.id)
                .param("lease", leased.lease)
                .param("gen", gen)
                .update();
    }

    /// Gives it up (`failed`) or back (`queued`).
    void leave(TenantId tenant, Leased leased, Past.State state) {
        jdbc.sql(
                        """
                        update revenue_past
                        set state = :state, lease = null, leased_until = null
                        where tenant_id = :tenant and id = :id and lease = :lease
                        """)
                .param("tenant", tenant.value())
                .param("id", leased.id)
                .param("lease", leased.lease)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .update();
    }

    /// Those that nobody asked for lately. Their rows are discarded by the replay.
    void drop(TenantId tenant, Instant now) {
        jdbc.sql(
                        """
                        delete from revenue_past
                        where tenant_id = :tenant and kept_until <= :now
                        """)
                .param("tenant", tenant.value())
                .param("now", utc(now))
                .update();
    }

    private static Past past(ResultSet row) throws SQLException {
        var gen = row.getInt("gen");
        var rows = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(gen);
        return new Past(
                row.getObject("id", UUID.class),
                row.getString("model"),
                row.getLong("size"),
                Past.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("done"),
                row.getLong("total"),
                rows);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
