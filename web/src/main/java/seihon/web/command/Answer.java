package seihon.web.command;

import java.util.Arrays;
import java.util.Optional;

/// What a finished command answered; `location` is where a page was led to, `body` what a program
/// was given.
record Answer(int status, String location, String contentType, byte[] body) {

    /// A row of the store: the digest of what was sent, and the answer once it is known.
    record Kept(byte[] digest, Optional<Answer> answer) {

        boolean isFor(byte[] otherDigest) {
            return Arrays.equals(digest, otherDigest);
        }
    }
}
