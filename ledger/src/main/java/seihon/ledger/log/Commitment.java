package seihon.ledger.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What stands in an entry's bytes for its personal parts: keyed digests under a salt that is gone
/// with the erasure key. `salt = HMAC(erasure key, idempotency key)`.
record Commitment(byte[] payload, byte[] actor) {

    private static final String ALGORITHM = "HmacSHA256";

    /// A canonical payload starts with `{`, so it never equals an actor's line.
    static Commitment of(
            byte[] erasureKey, String idempotencyKey, String canonicalPayload, String actor) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(erasureKey, ALGORITHM));
            var salt = mac.doFinal(utf8(idempotencyKey));
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            return new Commitment(
                    mac.doFinal(utf8(canonicalPayload)), mac.doFinal(utf8("actor " + actor)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
