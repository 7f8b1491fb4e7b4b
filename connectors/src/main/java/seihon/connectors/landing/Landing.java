package seihon.connectors.landing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Lands batches and opens them again. Neither way holds more than a piece in memory.
@Component
public class Landing {

    private static final int PIECE_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final LandingStore store;
    private final Transactions transactions;

    Landing(LandingStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /// By which door, under which name, with which headers, from whom.
    public record Arrival(
            String door, String name, Map<String, String> headers, PersonId by, Instant at) {
        public Arrival {
            headers = Map.copyOf(headers);
        }
    }

    /// Keeps the bytes inside the running write transaction and answers how many there were.
    public long land(TenantId tenant, UUID batch, Arrival arrival, InputStream bytes) {
        try {
            var pieces = new Pieces(tenant, batch);
            var digest = digest();
            var count = 0L;
            try (var packed = new GZIPOutputStream(pieces, BUFFER_BYTES)) {
                var buffer = new byte[BUFFER_BYTES];
                for (var n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                    digest.update(buffer, 0, n);
                    packed.write(buffer, 0, n);
                    count += n;
                }
            }
            store.insert(tenant, batch, arrival, new LandingStore.Content(digest.digest(), count));
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException("the upload broke off", e);
        }
    }

    private record First(TenantId tenant, UUID batch) {}

    /// What is known of a landed batch.
    public record Kept(String name, long bytes, String by, Instant at) {}

    /// Asked inside a transaction of the tenant.
    public Optional<Kept> find(TenantId tenant, UUID batch) {
        return store.find(tenant, batch);
    }

    /// Something small that came in whole.
    public record Small(UUID batch, Arrival arrival, byte[] bytes) {}

    /// Keeps many small batches with two statements.
    public void landAll(TenantId tenant, List<Small> batches) {
        store.insertAll(tenant, batches.stream().map(Landing::packed).toList());
    }

    private static LandingStore.Packed packed(Small small) {
        var buffer = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(buffer)) {
            packed.write(small.bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var content = new LandingStore.Content(digest().digest(small.bytes), small.bytes.length);
        return new LandingStore.Packed(small.batch, small.arrival, content, buffer.toByteArray());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The bytes as they were received. Each piece is read in a transaction of its own.
    public InputStream open(TenantId tenant, UUID batch) throws IOException {
        return new GZIPInputStream(new Stored(tenant, batch), BUFFER_BYTES);
    }

    /// Cuts what is written into rows.
    private final class Pieces extends OutputStream {

        private final TenantId tenant;
        private final UUID batch;
        private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE_BYTES);
        private int n;

        Pieces(TenantId tenant, UUID batch) {
            this.tenant = tenant;
            this.batch = batch;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            var from = offset;
            var left = length;
            while (left > 0) {
                var some = Math.min(left, PIECE_BYTES - piece.size());
                piece.write(bytes, from, some);
                from += some;
                left -= some;
                if (piece.size() == PIECE_BYTES) {
                    keep();
                }
            }
        }

        private void keep() {
            store.insertPiece(tenant, batch, n++, piece.toByteArray());
            piece.reset();
        }

        @Override
        public void close() {
            if (piece.size() > 0) {
                keep();
            }
        }
    }

    /// The rows of a batch one after the other, each read when it is its turn.
    private final class Stored extends InputStream {

        private final TenantId tenant;
        private final UUID batch;
        private ByteArrayInputStream piece = new ByteArrayInputStream(new byte[0]);
        private int n;
        private boolean isLast;

        Stored(TenantId tenant, UUID batch) {
            this.tenant = tenant;
            this.batch = batch;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (piece.available() == 0 && !isLast) {
                var next = transactions.read(tenant, this::next);
                isLast = next.isEmpty() || next.get().length < PIECE_BYTES;
                next.ifPresent(bytes -> {
                    piece = new ByteArrayInputStream(bytes);
                    n++;
                });
            }
            return piece.read(target, offset, length);
        }

        /// Whoever looks at a file opens it several times; only its beginning is worth keeping.
        private Optional<byte[]> next() {
            return n == 0
                    ? transactions.once(
                            new First(tenant, batch), () -> store.piece(tenant, batch, 0))
                    : store.piece(tenant, batch, n);
        }
    }
}
