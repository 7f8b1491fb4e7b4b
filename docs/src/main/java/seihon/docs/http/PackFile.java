package seihon.docs.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import org.eclipse.jgit.lib.Constants;

/// Entries of a pack, compressed as git wants them, one after the other. They lie in a temporary
/// file that loses its name as soon as it is open: nobody else can reach it, it is gone with the
/// process, and the collector closes it. Appending is for one thread at a time; an [Extent] may be
/// read by any.
final class PackFile {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MORE = 0x80;

    private final FileChannel channel;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final ByteArrayOutputStream entry = new ByteArrayOutputStream();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final byte[] compressed = new byte[BUFFER_BYTES];
    private long written;
    private int count;

    private PackFile(FileChannel channel) {
        this.channel = channel;
    }

    static PackFile create() {
        try {
            var file = Files.createTempFile("seihon-", ".pack");
            var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(file);
            return new PackFile(channel);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// What lies in the file up to a moment.
    record Extent(FileChannel channel, long length, int count) {}

    /// Answers where the entry begins.
    long append(int type, byte[] content) throws IOException {
        var at = end();
        begin(type, content.length);
        finish(content);
        return at;
    }

    /// Appends a difference from the entry that begins at `base`.
    long appendDelta(long base, byte[] delta) throws IOException {
        var at = end();
        begin(Constants.OBJ_OFS_DELTA, delta.length);
        distance(at - base);
        finish(delta);
        return at;
    }

    Extent extent() throws IOException {
        flush();
        return new Extent(channel, written, count);
    }

    private long end() {
        return written + buffer.position();
    }

    private void begin(int type, int size) {
        entry.reset();
        var rest = size >>> 4;
        entry.write((rest == 0 ? 0 : MORE) | (type << 4) | (size & 0xf));
        for (; rest != 0; rest >>>= 7) {
            entry.write((rest >>> 7 == 0 ? 0 : MORE) | (rest & 0x7f));
        }
    }

    /// How far back the base is: seven bits a byte, the highest first, each further byte one less
    /// than it says.
    private void distance(long back) {
        var bytes = new byte[10];
        var at = bytes.length;
        bytes[--at] = (byte) (back & 0x7f);
        for (var rest = back >>> 7; rest != 0; rest >>>= 7) {
            rest--;
            bytes[--at] = (byte) (MORE | (rest & 0x7f));
        }
        entry.write(bytes, at, bytes.length - at);
    }

    private void finish(byte[] content) throws IOException {
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        while (!deflater.finished()) {
            entry.write(compressed, 0, deflater.deflate(compressed));
        }
        write(entry.toByteArray());
        count++;
    }

    private void write(byte[] bytes) throws IOException {
        if (bytes.length > buffer.remaining()) {
            flush();
        }
        if (bytes.length > buffer.remaining()) {
            written += writeFully(ByteBuffer.wrap(bytes));
        } else {
            buffer.put(bytes);
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        written += writeFully(buffer);
        buffer.clear();
    }

    private int writeFully(ByteBuffer bytes) throws IOException {
        var done = 0;
        while (bytes.hasRemaining()) {
            done += channel.write(bytes, written + done);
        }
        return done;
    }
}
