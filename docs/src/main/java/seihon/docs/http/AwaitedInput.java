package seihon.docs.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/// A request body that says nothing is available only at its end. JGit's size limit asks
/// `available()` when it is reached and takes 0 for the end of the pack, so that a pack of which
/// the next bytes are still on their way would be called truncated instead of too large.
final class AwaitedInput extends PushbackInputStream {

    AwaitedInput(InputStream in) {
        super(in, 1);
    }

    @Override
    public int available() throws IOException {
        var now = super.available();
        if (now > 0) {
            return now;
        }
        var next = read();
        if (next < 0) {
            return 0;
        }
        unread(next);
        return 1;
    }
}
