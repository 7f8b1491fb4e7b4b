package seihon.connectors.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.connectors.Imports;
import seihon.connectors.Imports.Counts;
import seihon.connectors.Imports.Import;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.ledger.Facts;

/// All SQL about imports, as people and programs see them. What workers do is [ImportLeases]'.
@Repository
class ImportStore {

    private static final String COLUMNS =
            """
            select
                import.id, target_kind, target, batch.name, state, asked_by, asked_at, bytes_done,
                import.bytes, rows_done, accepted, duplicate, quarantined, facts, in_future,
                refusal, reversal_seq, reversed_by, reversal_reason, first_seq, last_seq
            from connectors_import as import
            join connectors_batch as batch
                on batch.tenant_id = import.tenant_id and batch.id = import.id
            where import.tenant_id = :tenant
            """;

    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TenantId tenant, UUID id, ImportDesk.Wanted wanted, Asked asked) {
        jdbc.sql(
                        """
                        insert into connectors_import (
                            tenant_id, id, target_kind, target, state, asked_by, asked_at,
                            bytes_done, bytes, rows_done, accepted, duplicate, quarantined, facts,
                            in_future)
                        values (
                            :tenant, :id, :kind, :target, 'queued', :by, :at,
                            0, :bytes, 0, 0, 0, 0, 0, 0)
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("kind", wanted.kind())
                .param("target", wanted.target())
                .param("by", asked.by)
                .param("at", asked.at.atOffset(ZoneOffset.UTC))
                .param("bytes", asked.bytes)
                .update();
    }

    /// With the numbers between which its entries lie; empty while it has none.
    record Stored(Import shown, Optional<Facts.Span> entries) {}

    record Asked(String by, Instant at, long bytes) {}

    Optional<Stored> find(TenantId tenant, UUID id) {
        return jdbc.sql(COLUMNS + "and import.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    private record Named(UUID id, String name) {}

    /// Of those among the batches that came by files.
    Map<UUID, String> fileNames(TenantId tenant, Collection<UUID> batches) {
        return jdbc
                .sql(
                        """
                        select import.id, batch.name
                        from connectors_import as import
                        join connectors_batch as batch
                            on batch.tenant_id = import.tenant_id and batch.id = import.id
                        where import.tenant_id = :tenant and import.id = any (:batches)
                        """)
                .param("tenant", tenant.value())
                .param("batches", batches.stream().distinct().toArray(UUID[]::new))
                .query((row, _) ->
                        new Named(row.getObject("id", UUID.class), row.getString("name")))
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }

    List<Stored> list(TenantId tenant, Instant before, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                and asked_at < :before
                                order by asked_at desc, import.id desc
                                limit :limit
                                """)
                .param("tenant", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    /// Files that could not be read as a whole and were not taken back, the newest first.
    List<Import> failed(TenantId tenant, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                and state = 'failed' and reversal_seq is null
                                order by asked_at desc, import.id desc
                                limit :limit
                                """)
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, _) -> shown(row))
                .list();
    }

    /// False when it has ended already.
    boolean cancel(TenantId tenant, UUID id) {
        return jdbc.sql(
                                """
                                update connectors_import
                                set state = 'cancelled', lease = null, leased_until = null
                                where tenant_id = :tenant and id = :id
                                    and state in ('queued', 'running')
                                """)
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Holds it against workers and other people until the transaction ends.
    void lock(TenantId tenant, UUID id) {
        jdbc.sql(
                        """
                        select id
                        from connectors_import
                        where tenant_id = :tenant and id = :id
                        for update
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    void takeBack(TenantId tenant, UUID id, Imports.TakenBack taken) {
        jdbc.sql(
                        """
                        update connectors_import
                        set reversal_seq = :seq, reversed_by = :by, reversal_reason = :reason
                        where tenant_id = :tenant and id = :id
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("seq", taken.seq())
                .param("by", taken.by())
                .param("reason", taken.reason())
                .update();
    }

    /// Batches whose entries no longer hold.
    Set<UUID> takenBack(TenantId tenant) {
        return Set.copyOf(
                jdbc.sql(
                                """
                                select id
                                from connectors_import
                                where tenant_id = :tenant and reversal_seq is not null
                                """)
                        .param("tenant", tenant.value())
                        .query(UUID.class)
                        .list());
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(shown(row), entries(row));
    }

    private static Optional<Facts.Span> entries(ResultSet row) throws SQLException {
        var first = row.getObject("first_seq", Long.class);
        return first == null
                ? Optional.empty()
                : Optional.of(new Facts.Span(first, row.getLong("last_seq") + 1));
    }

    private static Import shown(ResultSet row) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                row.getString("target_kind"),
                row.getString("target"),
                row.getString("name"),
                Imports.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getLong("bytes_done"),
                row.getLong("bytes"),
                counts(row),
                refusal(row.getString("refusal")),
                takenBack(row));
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("rows_done"),
                row.getLong("accepted"),
                row.getLong("duplicate"),
                row.getLong("quarantined"),
                row.getLong("facts"),
                row.getLong("in_future"));
    }

    private static Optional<Refusal> refusal(@Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(Refusals.read(text));
    }

    private static Optional<Imports.TakenBack> takenBack(ResultSet row) throws SQLException {
        var by = row.getString("reversed_by");
        return by == null
                ? Optional.empty()
                : Optional.of(
                        new Imports.TakenBack(
                                row.getLong("reversal_seq"), by, row.getString("reversal_reason")));
    }
}
