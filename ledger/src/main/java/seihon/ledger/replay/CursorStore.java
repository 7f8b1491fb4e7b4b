package seihon.ledger.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Where each projection stands and which of its generations lives.
@Repository
class CursorStore {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    CursorStore(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Everything(TenantId tenant) {}

    /// `next` is the first entry that the generation has not applied, `basis` what its rows rest
    /// on.
    record Cursor(int gen, long next, String basis) {}

    void ensure(TenantId tenant, String projection) {
        jdbc.sql(
                        """
                        insert into ledger_projection (tenant_id, projection, live_gen, cursor)
                        values (:tenant, :projection, 0, 0)
                        on conflict (tenant_id, projection) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("projection", projection)
                .update();
    }

    /// Empty while another worker holds it.
    Optional<Cursor> lockUnlessTaken(TenantId tenant, String projection) {
        return jdbc.sql(
                        """
                        select live_gen, cursor, basis
                        from ledger_projection
                        where tenant_id = :tenant and projection = :projection
                        for update skip locked
                        """)
                .param("tenant", tenant.value())
                .param("projection", projection)
                .query((row, _) -> cursor(row))
                .optional();
    }

    Cursor lock(TenantId tenant, String projection) {
        ensure(tenant, projection);
        return jdbc.sql(
                        """
                        select live_gen, cursor, basis
                        from ledger_projection
                        where tenant_id = :tenant and projection = :projection
                        for update
                        """)
                .param("tenant", tenant.value())
                .param("projection", projection)
                .query((row, _) -> cursor(row))
                .single();
    }

    void stand(TenantId tenant, String projection, Cursor cursor) {
        jdbc.sql(
                        """
                        update ledger_projection
                        set live_gen = :gen, cursor = :next, basis = :basis
                        where tenant_id = :tenant and projection = :projection
                        """)
                .param("tenant", tenant.value())
                .param("projection", projection)
                .param("gen", cursor.gen)
                .param("next", cursor.next)
                .param("basis", cursor.basis)
                .update();
    }

    Optional<Cursor> find(TenantId tenant, String projection) {
        return transactions.isReading()
                ? Optional.ofNullable(standing(tenant).cursors().get(projection))
                : read(tenant, projection);
    }

    private Optional<Cursor> read(TenantId tenant, String projection) {
        return jdbc.sql(
                        """
                        select live_gen, cursor, basis
                        from ledger_projection
                        where tenant_id = :tenant and projection = :projection
                        """)
                .param("tenant", tenant.value())
                .param("projection", projection)
                .query((row, _) -> cursor(row))
                .optional();
    }

    /// Next entry by projection; a projection that never ran is missing.
    Map<String, Long> positions(TenantId tenant) {
        return jdbc
                .sql(
                        """
                        select projection, cursor
                        from ledger_projection
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .query((row, _) -> Map.entry(row.getString("projection"), row.getLong("cursor")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Length of the log and every cursor, read together; nothing for a tenant without a log.
    Standing standing(TenantId tenant) {
        return transactions.once(new Everything(tenant), () -> readStanding(tenant));
    }

    private Standing readStanding(TenantId tenant) {
        var cursors = new HashMap<String, Cursor>();
        var size = new AtomicLong();
        jdbc.sql(
                        """
                        select h.size, p.projection, p.live_gen, p.cursor, p.basis
                        from ledger_head h
                        left join ledger_projection p on p.tenant_id = h.tenant_id
                        where h.tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .query(row -> {
                    size.set(row.getLong("size"));
                    if (row.getString("projection") != null) {
                        cursors.put(row.getString("projection"), cursor(row));
                    }
                });
        return new Standing(size.get(), cursors);
    }

    record Standing(long size, Map<String, Cursor> cursors) {

        long next(String projection) {
            var cursor = cursors.get(projection);
            return cursor == null ? 0 : cursor.next();
        }
    }

    /// Every tenant with a ledger; asked outside any tenant.
    List<TenantId> tenants() {
        return jdbc.sql("select tenant_id from ledger_tenant order by tenant_id")
                .query((row, _) -> new TenantId(row.getInt("tenant_id")))
                .list();
    }

    /// A lost batch of derived rows loses its cursor too and is applied again.
    void commitWithoutWaiting() {
        jdbc.sql("set local synchronous_commit = off").update();
    }

    private static Cursor cursor(ResultSet row) throws SQLException {
        return new Cursor(row.getInt("live_gen"), row.getLong("cursor"), row.getString("basis"));
    }
}
