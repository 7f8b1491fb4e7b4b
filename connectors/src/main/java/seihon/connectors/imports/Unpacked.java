package seihon.connectors.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The bytes of a file, or what is in it when it was packed with gzip. A small file can hold
/// anything: what comes out is counted.
final class Unpacked extends FilterInputStream {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int PEEKED_BYTES = 2;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final long mostBytes;
    private long position;
    private boolean isOpen;

    private Unpacked(InputStream in, boolean isPacked, long mostBytes) {
        super(in);
        this.isOpen = !isPacked;
        this.mostBytes = mostBytes;
    }

    static InputStream of(InputStream received, long mostBytes) throws IOException {
        var in = new BufferedInputStream(received, BUFFER_BYTES);
        in.mark(PEEKED_BYTES);
        var magic = (in.read() << 8) | in.read();
        in.reset();
        return new Unpacked(in, magic == GZIP_MAGIC, mostBytes);
    }

    /// The file cannot be unpacked beyond this position, or must not be.
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final boolean tooLarge;
        private final long position;

        Broken(boolean tooLarge, long position) {
            super("unpacked up to " + position, null, false, false);
            this.tooLarge = tooLarge;
            this.position = position;
        }

        CannotSplit told() {
            return tooLarge
                    ? new CannotSplit("connectors.import.many-bytes", position)
                    : new CannotSplit("connectors.import.broken-gzip", position);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            if (!isOpen) {
                in = new GZIPInputStream(in, BUFFER_BYTES);
                isOpen = true;
            }
            var n = in.read(target, offset, length);
            position += Math.max(n, 0);
            if (position > mostBytes) {
                throw new Broken(true, mostBytes);
            }
            return n;
        } catch (EOFException | ZipException broken) {
            throw new Broken(false, position);
        }
    }
}
