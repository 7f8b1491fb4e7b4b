package seihon.ledger.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Entry;
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
}
