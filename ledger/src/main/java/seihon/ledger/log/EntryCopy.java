package seihon.ledger.log;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;

/// The append path of imports: the copy protocol (binary) into a temporary table of the connection,
/// then one insert from there. Copying straight into a table with row-level security is refused by
/// the database.
@Repository
class EntryCopy {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final int COLUMNS = 14;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final byte JSONB_VERSION = 1;
    private static final int UUID_BYTES = 16;

    private final JdbcOperations connections;
    private final JdbcClient jdbc;

    EntryCopy(JdbcOperations connections, JdbcClient jdbc) {
        this.connections = connections;
        this.jdbc = jdbc;
    }

    void insert(TenantId tenant, Instant recordedAt, List<LogStore.Numbered> entries) {
        connections.execute((Connection connection) -> {
            copy(connection, entries);
            return true;
        });
        jdbc.sql(
                        """
                        insert into ledger_entry (
                            tenant_id, seq, recorded_at, kind, origin, source, idem_key, batch_id,
                            position, subject, actor, actor_digest, revision, payload,
                            payload_digest, leaf_hash)
                        select
                            :tenant, seq, :recorded, kind, origin, source, idem_key, batch_id,
                            position, subject, actor, actor_digest, revision, payload,
                            payload_digest, leaf_hash
                        from ledger_incoming
                        where seq >= :first
                        """)
                .param("tenant", tenant.value())
                .param("recorded", recordedAt.atOffset(ZoneOffset.UTC))
                .param("first", entries.getFirst().seq())
                .update();
    }

    private static void copy(Connection connection, List<LogStore.Numbered> entries)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create temporary table if not exists ledger_incoming (
                        seq bigint, batch_id uuid, position int, kind text, origin text,
                        source text, idem_key text, subject text, actor text, actor_digest bytea,
                        revision text, payload jsonb, payload_digest bytea, leaf_hash bytea)
                    on commit delete rows
                    """);
        }
        var in =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy ledger_incoming from stdin (format binary)");
        try {
            send(in, entries);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    private static void send(CopyIn in, List<LogStore.Numbered> entries) throws SQLException {
        var buffer = new ByteArrayOutputStream(CHUNK_BYTES);
        try (var out = new DataOutputStream(buffer)) {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
            for (var entry : entries) {
                write(out, entry);
                if (buffer.size() >= CHUNK_BYTES) {
                    flush(in, buffer);
                }
            }
            out.writeShort(-1);
            flush(in, buffer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void flush(CopyIn in, ByteArrayOutputStream buffer) throws SQLException {
        in.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        buffer.reset();
    }

    private static void write(DataOutputStream out, LogStore.Numbered numbered) throws IOException {
        var prepared = numbered.prepared();
        var entry = prepared.entry();
        out.writeShort(COLUMNS);
        out.writeInt(Long.BYTES);
        out.writeLong(numbered.seq());
        out.writeInt(UUID_BYTES);
        out.writeLong(numbered.batch().getMostSignificantBits());
        out.writeLong(numbered.batch().getLeastSignificantBits());
        out.writeInt(Integer.BYTES);
        out.writeInt(numbered.position());
        text(out, EntryLine.lower(entry.kind()));
        text(out, EntryLine.lower(entry.origin()));
        text(out, entry.source());
        text(out, entry.idempotencyKey());
        text(out, entry.subject());
        text(out, entry.actor());
        bytes(out, prepared.commitment().actor());
        text(out, entry.revision());
        json(out, prepared.payload());
        bytes(out, prepared.commitment().payload());
        bytes(out, prepared.leafHash());
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            bytes(out, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void json(DataOutputStream out, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length + 1);
        out.writeByte(JSONB_VERSION);
        out.write(bytes);
    }
}
