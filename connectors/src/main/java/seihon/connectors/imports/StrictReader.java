package seihon.connectors.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/// Decodes text and refuses the first byte that is none, with its position: nothing is replaced by
/// a question mark. A byte order mark of UTF-8 is passed over.
final class StrictReader extends Reader {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final char MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private long before;
    private boolean started;
    private boolean ended;
    private boolean flushed;

    StrictReader(InputStream in, Charset encoding) {
        this.in = in;
        this.decoder =
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /// The byte at this position does not belong to text in the encoding.
    static final class Undecodable extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final long position;

        Undecodable(long position) {
            super("byte " + position + " is no text", null, false, false);
            this.position = position;
        }

        long position() {
            return position;
        }
    }

    /// How many bytes were turned into text.
    long position() {
        return before + bytes.position();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var chars = CharBuffer.wrap(target, offset, length).slice();
        while (chars.position() == 0 && !flushed) {
            if (!bytes.hasRemaining() && !ended) {
                fill();
            }
            decode(chars);
            passOverMark(chars);
        }
        return chars.position() == 0 ? -1 : chars.position();
    }

    private void decode(CharBuffer chars) throws IOException {
        var result = decoder.decode(bytes, chars, ended);
        if (result.isError()) {
            throw new Undecodable(position());
        }
        if (result.isUnderflow() && ended) {
            flushed = decoder.flush(chars) == CoderResult.UNDERFLOW;
        } else if (result.isUnderflow()) {
            fill();
        }
    }

    private void fill() throws IOException {
        before += bytes.position();
        bytes.compact();
        var n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (n < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + n);
        }
        bytes.flip();
    }

    private void passOverMark(CharBuffer chars) {
        if (started || chars.position() == 0) {
            return;
        }
        started = true;
        var first = chars.array()[chars.arrayOffset()];
        if (first == MARK) {
            var from = chars.arrayOffset();
            System.arraycopy(chars.array(), from + 1, chars.array(), from, chars.position() - 1);
            chars.position(chars.position() - 1);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
