package seihon.docs.effects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.docs.Effect;
import seihon.domain.TenantId;
import tools.jackson.databind.json.JsonMapper;

/// The rows of effects.
@Repository
class EffectStore {

    static final Duration LEASE = Duration.ofSeconds(60);

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    EffectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is to be calculated. `proposal` has one at a time.
    record Wanted(long proposal, String digest, String effect, String basis) {}

    /// Asks for it (again). What was calculated for another change or by other definitions goes;
    /// whoever is at work on it loses it.
    void ask(TenantId tenant, Wanted wanted, Instant at) {
        jdbc.sql(
                        """
                        insert into docs_effect as old (tenant_id, proposal_no, change_digest, effect,
                            basis, state, asked_at, done, total)
                        values (:tenant, :number, :digest, :effect, :basis, 'queued', :at, 0, 0)
                        on conflict (tenant_id, proposal_no) do update
                        set state = 'queued', lease = null, leased_until = null, done = 0, total = 0,
                            asked_at = excluded.asked_at, change_digest = excluded.change_digest,
                            effect = excluded.effect, basis = excluded.basis,
                            made_at = case when old.change_digest = excluded.change_digest
                                and old.basis = excluded.basis then old.made_at end,
                            preview = case when old.change_digest = excluded.change_digest
                                and old.basis = excluded.basis then old.preview end
                        """)
                .param("tenant", tenant.value())
                .param("number", wanted.proposal)
                .param("digest", wanted.digest)
                .param("effect", wanted.effect)
                .param("basis", wanted.basis)
                .param("at", utc(at))
                .update();
    }

    /// The proposal moves no numbers (any more).
    void forget(TenantId tenant, long proposal) {
        jdbc.sql(
                        """
                        delete from docs_effect
                        where tenant_id = :tenant and proposal_no = :number
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .update();
    }

    /// Cancels what belongs to finished proposals; what was calculated once stays as it was.
    void cancelFinished(TenantId tenant) {
        jdbc.sql(
                        """
                        delete from docs_effect e
                        using docs_proposal p
                        where e.tenant_id = :tenant and e.state <> 'done' and e.preview is null
                            and p.tenant_id = :tenant and p.number = e.proposal_no
                            and p.state not in ('open', 'returned')
                        """)
                .param("tenant", tenant.value())
                .update();
        jdbc.sql(
                        """
                        update docs_effect e
                        set state = 'done', lease = null, leased_until = null
                        from docs_proposal p
                        where e.tenant_id = :tenant and e.state <> 'done' and e.preview is not null
                            and p.tenant_id = :tenant and p.number = e.proposal_no
                            and p.state not in ('open', 'returned')
                        """)
                .param("tenant", tenant.value())
                .update();
    }

    /// One that a worker has.
    record Leased(long proposal, String digest, String effect, UUID lease) {}

    /// Takes one that waits, or whose node went silent, oldest first.
    Optional<Leased> take(TenantId tenant, UUID lease, Instant now) {
        return jdbc.sql(
                        """
                        update docs_effect
                        set state = 'running', lease = :lease, leased_until = :until
                        where tenant_id = :tenant and proposal_no = (
                            select proposal_no
                            from docs_effect
                            where tenant_id = :tenant and (state = 'queued'
                                or state = 'running' and leased_until < :now)
                            order by asked_at, proposal_no
                            limit 1
                            for update skip locked)
                        returning proposal_no, change_digest, effect
                        """)
                .param("tenant", tenant.value())
                .param("lease", lease)
                .param("now", utc(now))
                .param("until", utc(now.plus(LEASE)))
                .query((row, _) ->
                        new Leased(
                                row.getLong("proposal_no"),
                                row.getString("change_digest"),
                                row.getString("effect"),
                                lease))
                .optional();
    }

    /// Renews the lease and says how far it is; false when it was cancelled or taken over.
    boolean renew(TenantId tenant, Leased leased, Progress progress, Instant now) {
        return jdbc.sql(
                                """
                                update docs_effect
                                set done = :done, total = :total, leased_until = :until
                                where tenant_id = :tenant and proposal_no = :number and lease = :lease
                                """)
                        .param("tenant", tenant.value())
                        .param("number", leased.proposal)
                        .param("lease", leased.lease)
                        .param("done", progress.done)
                        .param("total", progress.total)
                        .param("until", utc(now.plus(LEASE)))
                        .update()
                == 1;
    }

    record Progress(long done, long total) {}

    void finish(TenantId tenant, Leased leased, Effect.Preview preview, Instant at) {
        jdbc.sql(
                        """
                        update docs_effect
                        set state = 'done', lease = null, leased_until = null, done = total,
                            made_at = :at, preview = :preview::jsonb
                        where tenant_id = :tenant and proposal_no = :number and lease = :lease
                        """)
                .param("tenant", tenant.value())
                .param("number", leased.proposal)
                .param("lease", leased.lease)
                .param("at", utc(at))
                .param("preview", JSON.writeValueAsString(preview))
                .update();
    }

    /// Gives it up (`failed`) or back (`queued`).
    void leave(TenantId tenant, Leased leased, Calculated.State state) {
        jdbc.sql(
                        """
                        update docs_effect
                        set state = :state, lease = null, leased_until = null
                        where tenant_id = :tenant and proposal_no = :number and lease = :lease
                        """)
                .param("tenant", tenant.value())
                .param("number", leased.proposal)
                .param("lease", leased.lease)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .update();
    }

    Optional<Calculated> find(TenantId tenant, long proposal) {
        return jdbc.sql(
                        """
                        select proposal_no, change_digest, effect, basis, state, asked_at, done, total,
                            made_at, preview
                        from docs_effect
                        where tenant_id = :tenant and proposal_no = :number
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .query((row, _) -> calculated(row))
                .optional();
    }

    /// Of the proposals that are not finished.
    List<Calculated> ofUnfinished(TenantId tenant) {
        return jdbc.sql(
                        """
                        select e.proposal_no, e.change_digest, e.effect, e.basis, e.state, e.asked_at,
                            e.done, e.total, e.made_at, e.preview
                        from docs_effect e
                        join docs_proposal p on p.tenant_id = e.tenant_id and p.number = e.proposal_no
                        where e.tenant_id = :tenant and p.tenant_id = :tenant
                            and p.state in ('open', 'returned')
                        """)
                .param("tenant", tenant.value())
                .query((row, _) -> calculated(row))
                .list();
    }

    private static Calculated calculated(ResultSet row) throws SQLException {
        var preview = row.getString("preview");
        return new Calculated(
                row.getLong("proposal_no"),
                row.getString("change_digest"),
                row.getString("effect"),
                row.getString("basis"),
                Calculated.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "asked_at"),
                row.getLong("done"),
                row.getLong("total"),
                preview == null ? Optional.empty() : Optional.of(made(row, preview)));
    }

    private static Calculated.Made made(ResultSet row, String preview) throws SQLException {
        return new Calculated.Made(
                instant(row, "made_at"), JSON.readValue(preview, Effect.Preview.class));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
