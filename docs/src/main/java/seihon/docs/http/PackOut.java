package seihon.docs.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.SideBandOutputStream;

/// Sends parts of packs as one pack: a header, their entries, and the SHA-1 of it all.
final class PackOut {

    private static final int VERSION = 2;
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private final MessageDigest digest = Constants.newMessageDigest();

    private PackOut(OutputStream out) {
        this.out = out;
    }

    /// The answer to a [WholeClone].
    static void answer(List<PackFile.Extent> parts, OutputStream out) throws IOException {
        var lines = new PacketLineOut(out);
        lines.writeString("packfile\n");
        var band =
                new SideBandOutputStream(
                        SideBandOutputStream.CH_DATA, SideBandOutputStream.MAX_BUF, out);
        pack(parts, band);
        band.flush();
        lines.end();
    }

    static void pack(List<PackFile.Extent> parts, OutputStream out) throws IOException {
        var header = ByteBuffer.allocate(12).put(Constants.PACK_SIGNATURE).putInt(VERSION);
        header.putInt(parts.stream().mapToInt(PackFile.Extent::count).sum());
        var pack = new PackOut(out);
        pack.write(header.array(), header.position());
        for (var part : parts) {
            pack.entries(part);
        }
        out.write(pack.digest.digest());
    }

    private void entries(PackFile.Extent part) throws IOException {
        var buffer = ByteBuffer.allocate(BUFFER_BYTES);
        for (var at = 0L; at < part.length(); at += buffer.position()) {
            buffer.clear().limit((int) Math.min(BUFFER_BYTES, part.length() - at));
            if (part.channel().read(buffer, at) <= 0) {
                throw new IOException("the pack's file is shorter than what was written to it");
            }
            write(buffer.array(), buffer.position());
        }
    }

    private void write(byte[] bytes, int length) throws IOException {
        digest.update(bytes, 0, length);
        out.write(bytes, 0, length);
    }
}
