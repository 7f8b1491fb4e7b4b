package seihon.ledger.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;

/// All SQL about batches and versions of received things.
@Repository
class VersionStore {

    private final JdbcClient jdbc;

    VersionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Numbered(int n, long seq) {}

    /// What an entry holds now; `payloadUnlessErased` as the database writes it.
    record Content(UUID batch, @Nullable String payloadUnlessErased) {}

    /// A version to be kept beside its entry.
    record Version(LogStore.Key first, int n, long seq, long former) {}

    /// The newest version of those things that have more than one.
    Map<LogStore.Key, Numbered> newest(TenantId tenant, Collection<LogStore.Key> keys) {
        var newest = new HashMap<LogStore.Key, Numbered>();
        jdbc.sql(
                        """
                        select asked.source, asked.received_id, found.n, found.seq
                        from unnest(:sources::text[], :ids::text[]) as asked (source, received_id)
                        cross join lateral (
                            select n, seq
                            from ledger_version
                            where tenant_id = :tenant and source = asked.source
                                and received_id = asked.received_id
                            order by n desc
                            limit 1) as found
                        """)
                .param("tenant", tenant.value())
                .param("sources", keys.stream().map(LogStore.Key::source).toArray(String[]::new))
                .param(
                        "ids",
                        keys.stream().map(LogStore.Key::idempotencyKey).toArray(String[]::new))
                .query(row -> {
                    newest.put(
                            new LogStore.Key(row.getString("source"), row.getString("received_id")),
                            new Numbered(row.getInt("n"), row.getLong("seq")));
                });
        return newest;
    }

    Map<Long, Content> contents(TenantId tenant, Collection<Long> seqs) {
        var contents = new HashMap<Long, Content>();
        jdbc.sql(
                        """
                        select seq, batch_id, payload
                        from ledger_entry
                        where tenant_id = :tenant and seq = any (:seqs::bigint[])
                        """)
                .param("tenant", tenant.value())
                .param("seqs", seqs.stream().mapToLong(Long::longValue).toArray())
                .query(row -> {
                    contents.put(row.getLong("seq"), content(row));
                });
        return contents;
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(row.getObject("batch_id", UUID.class), row.getString("payload"));
    }

    List<EntryNo> entriesOf(TenantId tenant, UUID batch, long before) {
        return jdbc.sql(
                        """
                        select seq
                        from ledger_entry
                        where tenant_id = :tenant and batch_id = :batch and seq < :before
                        order by seq
                        """)
                .param("tenant", tenant.value())
                .param("batch", batch)
                .param("before", before)
                .query((row, _) -> new EntryNo(row.getLong("seq")))
                .list();
    }

    void insert(TenantId tenant, List<Version> versions) {
        var firsts = versions.stream().map(Version::first).toList();
        jdbc.sql(
                        """
                        insert into ledger_version (tenant_id, source, received_id, n, seq, former)
                        select :tenant, source, received_id, n, seq, former
                        from unnest(
                            :sources::text[], :ids::text[], :ns::int[], :seqs::bigint[],
                            :formers::bigint[])
                            as fresh (source, received_id, n, seq, former)
                        """)
                .param("tenant", tenant.value())
                .param("sources", firsts.stream().map(LogStore.Key::source).toArray(String[]::new))
                .param(
                        "ids",
                        firsts.stream().map(LogStore.Key::idempotencyKey).toArray(String[]::new))
                .param("ns", versions.stream().mapToInt(Version::n).toArray())
                .param("seqs", versions.stream().mapToLong(Version::seq).toArray())
                .param("formers", versions.stream().mapToLong(Version::former).toArray())
                .update();
    }
}
