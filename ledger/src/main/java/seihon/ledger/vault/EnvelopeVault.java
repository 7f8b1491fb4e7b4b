package seihon.ledger.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.ledger.Vault;

/// What is sealed reads: version (1 byte), name of the application key (4), nonce (12), ciphertext
/// with its tag (16). Tenant and purpose are in the derived key and again in the additional data.
@Component
class EnvelopeVault implements Vault {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + KeyRing.NAME_BYTES + NONCE_BYTES;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    EnvelopeVault(@Value("${seihon.key}") String keys) {
        this.keys = KeyRing.parse(keys);
    }

    @Override
    public byte[] seal(TenantId tenant, String purpose, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var key = keys.newest();
        var sealed = crypt(Cipher.ENCRYPT_MODE, new Place(key, tenant, purpose), nonce, secret);
        return ByteBuffer.allocate(HEADER_BYTES + sealed.length)
                .put(VERSION)
                .put(KeyRing.name(key))
                .put(nonce)
                .put(sealed)
                .array();
    }

    @Override
    public byte[] open(TenantId tenant, String purpose, byte[] sealed) {
        if (sealed.length < HEADER_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
            throw new IllegalStateException(
                    "these bytes were not sealed by this vault: " + purpose);
        }
        var bytes = ByteBuffer.wrap(sealed).position(1);
        var name = taken(bytes, KeyRing.NAME_BYTES);
        var nonce = taken(bytes, NONCE_BYTES);
        var place = new Place(keys.named(name), tenant, purpose);
        return crypt(Cipher.DECRYPT_MODE, place, nonce, taken(bytes, bytes.remaining()));
    }

    private static byte[] taken(ByteBuffer bytes, int length) {
        var taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private static byte[] crypt(int mode, Place place, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    KeyRing.derived(place.key, place.tenant, place.purpose),
                    new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((place.tenant + " " + place.purpose).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(
                    "cannot seal or open %s of tenant %s: changed bytes, or another place"
                            .formatted(place.purpose, place.tenant),
                    fault);
        }
    }

    private record Place(byte[] key, TenantId tenant, String purpose) {}
}
