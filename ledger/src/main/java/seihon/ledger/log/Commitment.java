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
        var salt = hmac(erasureKey, idempotencyKey);
        return new Commitment(hmac(salt, canonicalPayload), hmac(salt, "actor " + actor));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
