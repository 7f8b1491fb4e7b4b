package seihon.ledger.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Entry;
import seihon.ledger.ReceivedId;
import seihon.ledger.Translator.Received;

/// Reads the log for facts: only what a mapping looks at, and without bringing payloads into the
/// canonical form again.
@Repository
class EntryReader {

    private static final int ROWS_AT_ONCE = 2_000;

    private final JdbcClient jdbc;

    EntryReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Entry `seq` replaces the one of this source and key.
    record Version(long seq, String source, String formerKey) {}

    static Optional<Version> versionOf(Received entry) {
        var id = ReceivedId.ofKey(entry.idempotencyKey());
        return id.version() == 1
                ? Optional.empty()
                : Optional.of(
                        new Version(
                                entry.seq(),
                                entry.source(),
                                new ReceivedId(id.id(), id.version() - 1).key()));
    }

    /// Rows, events and stated facts of a span whose payload was not erased, in number order.
    List<Received> received(TenantId tenant, long from, long until) {
        return jdbc.sql(
                        """
                        select seq, kind, source, idem_key, origin, payload
                        from ledger_entry
                        where tenant_id = :tenant and seq >= :from and seq < :until
                            and kind <> 'decision' and payload is not null
                        order by seq
                        """)
                .param("tenant", tenant.value())
                .param("from", from)
                .param("until", until)
                .withFetchSize(ROWS_AT_ONCE)
                .query((row, _) -> received(row))
                .list();
    }

    private static Received received(ResultSet row) throws SQLException {
        return new Received(
                row.getLong("seq"),
                Entry.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("source"),
                row.getString("idem_key"),
                Entry.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("payload"));
    }

    /// The ends that new versions bring to all facts of the entries they replace.
    List<FactStore.End> formerVersions(TenantId tenant, List<Version> versions) {
        if (versions.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select former.seq as seq, asked.seq as ended
                        from unnest(:seqs::bigint[], :sources::text[], :keys::text[])
                            as asked (seq, source, idem_key)
                        cross join lateral (
                            select seq
                            from ledger_entry
                            where tenant_id = :tenant and source = asked.source
                                and idem_key = asked.idem_key and seq < asked.seq
                            limit 1) as former
                        """)
                .param("tenant", tenant.value())
                .param("seqs", versions.stream().mapToLong(Version::seq).toArray())
                .param("sources", versions.stream().map(Version::source).toArray(String[]::new))
                .param("keys", versions.stream().map(Version::formerKey).toArray(String[]::new))
                .query((row, _) ->
                        new FactStore.End(row.getLong("seq"), FactStore.ALL, row.getLong("ended")))
                .list();
    }
}
