package seihon.ledger.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import seihon.domain.TenantId;

/// The application's keys, newest first: the first one seals, all of them open, so that a key can
/// be changed while the old one is still listed behind it.
final class KeyRing {

    static final int KEY_BYTES = 32;
    static final int NAME_BYTES = 4;

    private final List<byte[]> keys;

    private KeyRing(List<byte[]> keys) {
        this.keys = keys;
    }

    /// `text` is one or more keys of 32 bytes in base64, separated by commas.
    static KeyRing parse(String text) {
        return new KeyRing(Arrays.stream(text.strip().split(",")).map(KeyRing::key).toList());
    }

    private static byte[] key(String base64) {
        var key = decoded(base64.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "seihon.key must hold keys of %d bytes in base64, found %d bytes; make one with: openssl rand -base64 32"
                            .formatted(KEY_BYTES, key.length));
        }
        return key;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "seihon.key is not base64; make one with: openssl rand -base64 32", unreadable);
        }
    }

    byte[] newest() {
        return keys.getFirst();
    }

    /// The key whose name (the start of its digest) is at the front of what it sealed.
    byte[] named(byte[] name) {
        return keys.stream()
                .filter(key -> Arrays.equals(name(key), name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "sealed with a key that seihon.key does not list; add the former key behind the present one"));
    }

    static byte[] name(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("seihon key name".getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(key), NAME_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The key of one tenant and purpose (HKDF, RFC 5869).
    static SecretKey derived(byte[] key, TenantId tenant, String purpose)
            throws GeneralSecurityException {
        var context = "seihon tenant %s purpose %s".formatted(tenant, purpose);
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(new SecretKeySpec(key, "Generic"))
                                .thenExpand(context.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
    }
}
