package seihon.ledger.replay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;

/// Generations of derived rows beside the living one: being built, or waiting to be discarded.
@Repository
class GenerationStore {

    private final JdbcClient jdbc;

    GenerationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One projection's generation.
    record Key(String projection, int gen) {}

    /// A rebuild that a crash interrupted, with what its rows rest on.
    record Unfinished(Key key, String basis) {}

    Optional<Unfinished> unfinished(TenantId tenant, String projection) {
        return jdbc.sql(
                        """
                        select gen, basis
                        from ledger_generation
                        where tenant_id = :tenant and projection = :projection
                            and state = 'building' and purpose = 'rebuild'
                        order by gen desc
                        limit 1
                        """)
                .param("tenant", tenant.value())
                .param("projection", projection)
                .query((row, _) ->
                        new Unfinished(
                                new Key(projection, row.getInt("gen")), row.getString("basis")))
                .optional();
    }

    /// What a generation is filled for.
    enum Purpose {
        REBUILD("building"),
        /// Retired from its beginning, so that it goes when nobody keeps it.
        TRIAL("retired");

        /// While it is filled.
        private final String state;

        Purpose(String state) {
            this.state = state;
        }

        private String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    int begin(TenantId tenant, Key live, String basis) {
        return begun(tenant, live, Purpose.REBUILD)
                .param("basis", basis)
                .param("until", null)
                .query(Integer.class)
                .single();
    }

    /// For rows that never live.
    int beginTrial(TenantId tenant, Key live, Instant keptUntil) {
        return begun(tenant, live, Purpose.TRIAL)
                .param("basis", "")
                .param("until", keptUntil.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /// Allocates the next number above `live`; the projection's cursor row is locked.
    private StatementSpec begun(TenantId tenant, Key live, Purpose purpose) {
        return jdbc.sql(
                        """
                        insert into ledger_generation (
                            tenant_id, projection, gen, purpose, state, cursor, basis, retired_at)
                        select :tenant, :projection, greatest(coalesce(max(gen), 0), :live) + 1,
                            :purpose, :state, 0, :basis, :until::timestamptz
                        from ledger_generation
                        where tenant_id = :tenant and projection = :projection
                        returning gen
                        """)
                .param("tenant", tenant.value())
                .param("projection", live.projection)
                .param("live", live.gen)
                .param("purpose", purpose.written())
                .param("state", purpose.state);
    }

    /// How far the generation is; locks it. Empty once it is not filled any more.
    Optional<Long> lock(TenantId tenant, Key key, Purpose purpose) {
        return jdbc.sql(
                        """
                        select cursor
                        from ledger_generation
                        where tenant_id = :tenant and projection = :projection and gen = :gen
                            and purpose = :purpose and state = :state
                        for update
                        """)
                .param("tenant", tenant.value())
                .param("projection", key.projection)
                .param("gen", key.gen)
                .param("purpose", purpose.written())
                .param("state", purpose.state)
                .query(Long.class)
                .optional();
    }

    void keepTrial(TenantId tenant, Key key, Instant until) {
        jdbc.sql(
                        """
                        update ledger_generation
                        set retired_at = :until
                        where tenant_id = :tenant and projection = :projection and gen = :gen
                            and purpose = 'trial'
                        """)
                .param("tenant", tenant.value())
                .param("projection", key.projection)
                .param("gen", key.gen)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void advance(TenantId tenant, Key key, long cursor) {
        jdbc.sql(
                        """
                        update ledger_generation
                        set cursor = :cursor
                        where tenant_id = :tenant and projection = :projection and gen = :gen
                        """)
                .param("tenant", tenant.value())
                .param("projection", key.projection)
                .param("gen", key.gen)
                .param("cursor", cursor)
                .update();
    }

    void live(TenantId tenant, Key key, long size, byte[] digest) {
        jdbc.sql(
                        """
                        update ledger_generation
                        set state = 'live', cursor = :size, size = :size, digest = :digest
                        where tenant_id = :tenant and projection = :projection and gen = :gen
                        """)
                .param("tenant", tenant.value())
                .param("projection", key.projection)
                .param("gen", key.gen)
                .param("size", size)
                .param("digest", digest)
                .update();
    }

    /// The first generation has no row until it is retired.
    void retire(TenantId tenant, Key key, Instant at) {
        jdbc.sql(
                        """
                        insert into ledger_generation (
                            tenant_id, projection, gen, purpose, state, cursor, retired_at)
                        values (:tenant, :projection, :gen, 'rebuild', 'retired', 0, :at)
                        on conflict (tenant_id, projection, gen)
                            do update set state = 'retired', retired_at = excluded.retired_at
                        """)
                .param("tenant", tenant.value())
                .param("projection", key.projection)
                .param("gen", key.gen)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Key> retiredBefore(TenantId tenant, Instant at) {
        return jdbc.sql(
                        """
                        select projection, gen
                        from ledger_generation
                        where tenant_id = :tenant and state = 'retired' and retired_at <= :at
                        order by projection, gen
                        """)
                .param("tenant", tenant.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Key(row.getString("projection"), row.getInt("gen")))
                .list();
    }

    void forget(TenantId tenant, Key key) {
        jdbc.sql(
                        """
                        delete from ledger_generation
                        where tenant_id = :tenant and projection = :projection and gen = :gen
                        """)
                .param("tenant", tenant.value())
                .param("projection", key.projection)
                .param("gen", key.gen)
                .update();
    }
}
