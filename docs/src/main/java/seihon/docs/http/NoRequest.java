package seihon.docs.http;

import java.io.IOException;

/// What was sent is none of git's requests.
final class NoRequest extends IOException {

    private static final long serialVersionUID = 1L;

    NoRequest(IOException cause) {
        super(cause);
    }
}
