package seihon.connectors.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.connectors.Imports;
import seihon.connectors.Imports.Counts;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.ledger.Facts;

/// Who works on an import: one worker per company at a time, oldest import first. It holds a lease
/// that it renews with every batch of rows; when its node is gone another goes on where it stood.
@Repository
class ImportLeases {

    static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;

    ImportLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An import that this worker has. `rowsDone` rows are appended.
    record Leased(UUID id, UUID lease, String kind, String target, PersonId by, long rowsDone) {}

    Optional<Leased> take(TenantId tenant, UUID lease, Instant now) {
        return jdbc.sql(
                        """
                        update connectors_import
                        set state = 'running', lease = :lease, leased_until = :until
                        where tenant_id = :tenant and id = (
                            select id
                            from connectors_import
                            where tenant_id = :tenant and (state = 'queued'
                                or state = 'running' and leased_until < :now)
                                and not exists (
                                    select 1
                                    from connectors_import
                                    where tenant_id = :tenant and state = 'running'
                                        and leased_until >= :now)
                            order by asked_at, id
                            limit 1
                            for update)
                        returning id, lease, target_kind, target, asked_by, rows_done
                        """)
                .param("tenant", tenant.value())
                .param("lease", lease)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .query((row, _) -> leased(row))
                .optional();
    }

    private static Leased leased(ResultSet row) throws SQLException {
        return new Leased(
                row.getObject("id", UUID.class),
                row.getObject("lease", UUID.class),
                row.getString("target_kind"),
                row.getString("target"),
                new PersonId(row.getString("asked_by")),
                row.getLong("rows_done"));
    }

    /// Renews the lease and says how far it is; false when it was cancelled or taken over.
    boolean renew(TenantId tenant, Leased leased, Progress progress, Instant now) {
        return jdbc.sql(
                                """
                                update connectors_import
                                set bytes_done = :done, bytes = greatest(bytes, :bytes), leased_until = :until
                                where tenant_id = :tenant and id = :id and lease = :lease
                                    and state = 'running'
                                """)
                        .param("tenant", tenant.value())
                        .param("id", leased.id)
                        .param("lease", leased.lease)
                        .param("done", progress.done)
                        .param("bytes", progress.bytes)
                        .param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    record Progress(long done, long bytes) {}

    /// Adds what became of a batch of rows, in the transaction that appended them.
    void count(TenantId tenant, UUID id, Counts more, Optional<Facts.Span> fresh) {
        jdbc.sql(
                        """
                        update connectors_import
                        set rows_done = rows_done + :received, accepted = accepted + :accepted,
                            duplicate = duplicate + :duplicate,
                            quarantined = quarantined + :quarantined, facts = facts + :facts,
                            in_future = in_future + :inFuture,
                            first_seq = least(first_seq, :first::bigint),
                            last_seq = greatest(last_seq, :last::bigint)
                        where tenant_id = :tenant and id = :id
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("received", more.received())
                .param("accepted", more.accepted())
                .param("duplicate", more.duplicate())
                .param("quarantined", more.quarantined())
                .param("facts", more.facts())
                .param("inFuture", more.inFuture())
                .param("first", fresh.map(Facts.Span::from).orElse(null))
                .param("last", fresh.map(span -> span.until() - 1).orElse(null))
                .update();
    }

    void finish(TenantId tenant, Leased leased, Imports.State state, Optional<Refusal> why) {
        jdbc.sql(
                        """
                        update connectors_import
                        set state = :state, refusal = :refusal::jsonb, lease = null,
                            leased_until = null,
                            bytes_done = case when :state = 'done' then bytes else bytes_done end
                        where tenant_id = :tenant and id = :id and lease = :lease
                            and state = 'running'
                        """)
                .param("tenant", tenant.value())
                .param("id", leased.id)
                .param("lease", leased.lease)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("refusal", why.map(Refusals::write).orElse(null))
                .update();
    }

    /// Gives it back, to go on where it stands.
    void putBack(TenantId tenant, Leased leased) {
        jdbc.sql(
                        """
                        update connectors_import
                        set state = 'queued', lease = null, leased_until = null
                        where tenant_id = :tenant and id = :id and lease = :lease
                            and state = 'running'
                        """)
                .param("tenant", tenant.value())
                .param("id", leased.id)
                .param("lease", leased.lease)
                .update();
    }
}
