package seihon.ledger.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;
import seihon.ledger.Entry;

/// All SQL that reads the log.
@Repository
class EntryStore {

    static final int LARGEST_PAGE = 2_500;

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An entry with what its bytes and its check need beyond what readers see.
    record Recorded(
            Entry entry,
            String keyScope,
            byte[] actorDigest,
            byte[] payloadDigest,
            byte[] leafHash) {

        EntryLine.Parts parts() {
            return new EntryLine.Parts(
                    entry.kind(),
                    entry.origin(),
                    entry.recordedAt(),
                    entry.source(),
                    entry.idempotencyKey(),
                    entry.revision(),
                    new Commitment(payloadDigest, actorDigest));
        }
    }

    /// The head row as it is stored.
    record Head(long size, byte[] root) {}

    long size(TenantId tenant) {
        return head(tenant).size();
    }

    Head head(TenantId tenant) {
        return jdbc.sql(
                        """
                        select size, root
                        from ledger_head
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .query((row, _) -> new Head(row.getLong("size"), row.getBytes("root")))
                .optional()
                .orElseGet(() -> new Head(0, Frontier.empty().root()));
    }

    List<Entry> page(TenantId tenant, long from, int limit) {
        return recorded(tenant, from, limit).stream().map(Recorded::entry).toList();
    }

    List<Entry> find(TenantId tenant, Collection<EntryNo> numbers) {
        return jdbc.sql(
                        """
                        select
                            seq, recorded_at, kind, origin, source, idem_key, batch_id, subject,
                            actor, actor_digest, revision, payload, payload_digest, leaf_hash
                        from ledger_entry
                        where tenant_id = :tenant and seq = any(:numbers)
                        order by seq
                        """)
                .param("tenant", tenant.value())
                .param("numbers", numbers.stream().mapToLong(EntryNo::value).toArray())
                .query((row, _) -> entry(row))
                .list();
    }

    List<Recorded> recorded(TenantId tenant, long from, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "ask for 1 to %d entries at once, found %d".formatted(LARGEST_PAGE, limit));
        }
        return jdbc.sql(
                        """
                        select
                            seq, recorded_at, kind, origin, source, idem_key, batch_id, subject,
                            actor, actor_digest, revision, payload, payload_digest, leaf_hash
                        from ledger_entry
                        where tenant_id = :tenant and seq >= :from
                        order by seq
                        limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("from", from)
                .param("limit", limit)
                .query((row, _) -> recorded(row))
                .list();
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        var subject = row.getString("subject");
        return new Recorded(
                entry(row),
                subject == null
                        ? ErasureKeys.ofBatch(row.getString("batch_id"))
                        : ErasureKeys.ofSubject(subject),
                row.getBytes("actor_digest"),
                row.getBytes("payload_digest"),
                row.getBytes("leaf_hash"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new EntryNo(row.getLong("seq")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                Entry.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("source"),
                row.getString("idem_key"),
                canonical(row.getString("payload")),
                row.getString("actor"),
                Entry.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("revision"));
    }

    /// The database keeps its own order of fields.
    private static @Nullable String canonical(@Nullable String payload) {
        return payload == null ? null : CanonicalJson.of(Objects.requireNonNull(payload));
    }
}
