package seihon.ledger.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.NewEntry;

/// All SQL that writes the log. Entries go in by arrays, one statement a batch.
@Repository
class LogStore {

    /// From so many on a savepoint is cheaper than looking for each.
    private static final int MANY = 100;

    private static final int SAMPLE = 16;

    private final JdbcOperations connections;
    private final JdbcClient jdbc;

    LogStore(JdbcOperations connections, JdbcClient jdbc) {
        this.connections = connections;
        this.jdbc = jdbc;
    }

    /// What identifies a received thing, per tenant.
    record Key(String source, String idempotencyKey) {}

    /// An entry that got its number; `prepared` holds its bytes.
    record Numbered(long seq, UUID batch, int position, Prepared prepared) {}

    /// An entry ready to be numbered, made before the head is locked.
    record Prepared(NewEntry entry, String payload, Commitment commitment, byte[] leafHash) {

        Key key() {
            return new Key(entry.source(), entry.idempotencyKey());
        }
    }

    /// Locks the tenant's head until the transaction ends; makes it when the tenant is new.
    Frontier lockHead(TenantId tenant) {
        return head(tenant)
                .orElseGet(() -> {
                    createHead(tenant);
                    return head(tenant).orElseThrow();
                });
    }

    private Optional<Frontier> head(TenantId tenant) {
        return jdbc.sql(
                        """
                        select size, frontier
                        from ledger_head
                        where tenant_id = :tenant
                        for update
                        """)
                .param("tenant", tenant.value())
                .query((row, _) -> frontier(row))
                .optional();
    }

    private void createHead(TenantId tenant) {
        jdbc.sql(
                        """
                        insert into ledger_head (tenant_id, size, root, frontier)
                        values (:tenant, 0, :root, '{}')
                        on conflict (tenant_id) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("root", Frontier.empty().root())
                .update();
        jdbc.sql(
                        """
                        insert into ledger_tenant (tenant_id)
                        values (:tenant)
                        on conflict (tenant_id) do nothing
                        """)
                .param("tenant", tenant.value())
                .update();
    }

    void saveHead(TenantId tenant, Frontier frontier) {
        jdbc.sql(
                        """
                        update ledger_head
                        set size = :size, root = :root, frontier = :frontier
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .param("size", frontier.size())
                .param("root", frontier.root())
                .param("frontier", frontier.subtrees().toArray(byte[][]::new))
                .update();
    }

    /// The numbers of those keys that are there already. One look into the index for each key: a
    /// plain join lets the planner read the whole log while it has no statistics.
    Map<Key, Long> numbers(TenantId tenant, List<Key> keys) {
        var numbers = new HashMap<Key, Long>();
        jdbc.sql(
                        """
                        select asked.source, asked.idem_key, found.seq
                        from unnest(:sources::text[], :keys::text[]) as asked (source, idem_key)
                        cross join lateral (
                            select seq
                            from ledger_entry
                            where tenant_id = :tenant and source = asked.source
                                and idem_key = asked.idem_key
                            limit 1) as found
                        """)
                .param("tenant", tenant.value())
                .param("sources", keys.stream().map(Key::source).toArray(String[]::new))
                .param("keys", keys.stream().map(Key::idempotencyKey).toArray(String[]::new))
                .query(row -> {
                    numbers.put(
                            new Key(row.getString("source"), row.getString("idem_key")),
                            row.getLong("seq"));
                });
        return numbers;
    }

    /// What `atOnce` answers when these are probably new and none of them was there already,
    /// otherwise what `afterALook` does.
    <T> T written(
            TenantId tenant, List<Prepared> entries, Supplier<T> atOnce, Supplier<T> afterALook) {
        return areProbablyNew(tenant, entries)
                ? unlessKnown(atOnce).orElseGet(afterALook)
                : afterALook.get();
    }

    /// Whether it pays to append without asking which of these are there already: they are many,
    /// and of a few among them none is.
    private boolean areProbablyNew(TenantId tenant, List<Prepared> entries) {
        if (entries.size() < MANY) {
            return false;
        }
        var some =
                IntStream.range(0, SAMPLE)
                        .mapToObj(each -> entries.get(each * (entries.size() - 1) / (SAMPLE - 1)))
                        .map(Prepared::key)
                        .toList();
        return numbers(tenant, some).isEmpty();
    }

    /// What a write of entries answers; empty, and nothing of it left, when one of their keys was
    /// there already.
    private <T> Optional<T> unlessKnown(Supplier<T> write) {
        var written =
                connections.execute((Connection connection) -> {
                    var before = connection.setSavepoint();
                    try {
                        var answer = write.get();
                        connection.releaseSavepoint(before);
                        return Optional.of(answer);
                    } catch (DuplicateKeyException known) {
                        connection.rollback(before);
                        return Optional.<T>empty();
                    }
                });
        return Objects.requireNonNull(written);
    }

    void insert(TenantId tenant, Instant recordedAt, List<Numbered> entries) {
        var all = entries.stream().map(Numbered::prepared).toList();
        var given = all.stream().map(Prepared::entry).toList();
        jdbc.sql(
                        """
                        insert into ledger_entry (
                            tenant_id, seq, recorded_at, kind, origin, source, idem_key, batch_id,
                            position, subject, actor, actor_digest, revision, payload,
                            payload_digest, leaf_hash)
                        select
                            :tenant, seq, :recorded, kind, origin, source, idem_key, batch_id,
                            position, subject, actor, actor_digest, revision, payload::jsonb,
                            payload_digest, leaf_hash
                        from (
                            select
                                unnest(:seqs::bigint[]) as seq, unnest(:batches::uuid[]) as batch_id,
                                unnest(:positions::int[]) as position, unnest(:kinds::text[]) as kind,
                                unnest(:origins::text[]) as origin, unnest(:sources::text[]) as source,
                                unnest(:keys::text[]) as idem_key, unnest(:subjects::text[]) as subject,
                                unnest(:actors::text[]) as actor,
                                unnest(:actorDigests::bytea[]) as actor_digest,
                                unnest(:revisions::text[]) as revision,
                                unnest(:payloads::text[]) as payload,
                                unnest(:payloadDigests::bytea[]) as payload_digest,
                                unnest(:leaves::bytea[]) as leaf_hash) as fresh
                        """)
                .param("tenant", tenant.value())
                .param("recorded", recordedAt.atOffset(ZoneOffset.UTC))
                .param("seqs", entries.stream().mapToLong(Numbered::seq).toArray())
                .param("batches", entries.stream().map(Numbered::batch).toArray(UUID[]::new))
                .param("positions", entries.stream().mapToInt(Numbered::position).toArray())
                .param("kinds", words(given, entry -> EntryLine.lower(entry.kind())))
                .param("origins", words(given, entry -> EntryLine.lower(entry.origin())))
                .param("sources", words(given, NewEntry::source))
                .param("keys", words(given, NewEntry::idempotencyKey))
                .param("subjects", words(given, NewEntry::subject))
                .param("actors", words(given, NewEntry::actor))
                .param("actorDigests", bytes(all, prepared -> prepared.commitment().actor()))
                .param("revisions", words(given, NewEntry::revision))
                .param("payloads", all.stream().map(Prepared::payload).toArray(String[]::new))
                .param("payloadDigests", bytes(all, prepared -> prepared.commitment().payload()))
                .param("leaves", bytes(all, Prepared::leafHash))
                .update();
    }

    private static Frontier frontier(ResultSet row) throws SQLException {
        var subtrees = (byte[][]) row.getArray("frontier").getArray();
        return new Frontier(row.getLong("size"), List.of(subtrees));
    }

    private static @Nullable String[] words(
            List<NewEntry> entries, Function<NewEntry, @Nullable String> word) {
        return entries.stream().map(word).toArray(String[]::new);
    }

    private static byte[][] bytes(List<Prepared> entries, Function<Prepared, byte[]> part) {
        return entries.stream().map(part).toArray(byte[][]::new);
    }
}
