package seihon.ledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import seihon.domain.TenantId;

class EnvelopeVaultTest {

    private static final TenantId AOZORA = new TenantId(1);
    private static final byte[] SECRET = "client secret".getBytes(StandardCharsets.UTF_8);
    private static final String COLUMN = "people_sso.secret";

    @Test
    void whatIsSealedOpensAgain() {
        var vault = new EnvelopeVault(key(1));

        var sealed = vault.seal(AOZORA, COLUMN, SECRET);

        assertThat(sealed).hasSize(SECRET.length + 33);
        assertThat(vault.open(AOZORA, COLUMN, sealed)).isEqualTo(SECRET);
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        var vault = new EnvelopeVault(key(1));

        assertThat(vault.seal(AOZORA, COLUMN, SECRET))
                .isNotEqualTo(vault.seal(AOZORA, COLUMN, SECRET));
    }

    @Test
    void anotherTenantOrColumnOpensNothing() {
        var vault = new EnvelopeVault(key(1));
        var sealed = vault.seal(AOZORA, COLUMN, SECRET);

        assertThatThrownBy(() -> vault.open(new TenantId(2), COLUMN, sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(AOZORA, "people_passkey.secret", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyChangedByteIsNoticed() {
        var vault = new EnvelopeVault(key(1));
        var sealed = vault.seal(AOZORA, COLUMN, SECRET);

        for (var place = 0; place < sealed.length; place++) {
            var changed = sealed.clone();
            changed[place] ^= 1;
            assertThatThrownBy(() -> vault.open(AOZORA, COLUMN, changed))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aFormerKeyOpensAndTheNewOneSeals() {
        var sealedBefore = new EnvelopeVault(key(1)).seal(AOZORA, COLUMN, SECRET);
        var rotated = new EnvelopeVault(key(2) + "," + key(1));

        var sealedAfter = rotated.seal(AOZORA, COLUMN, SECRET);

        assertThat(rotated.open(AOZORA, COLUMN, sealedBefore)).isEqualTo(SECRET);
        assertThat(new EnvelopeVault(key(2)).open(AOZORA, COLUMN, sealedAfter)).isEqualTo(SECRET);
        assertThatThrownBy(() -> new EnvelopeVault(key(2)).open(AOZORA, COLUMN, sealedBefore))
                .hasMessageContaining("add the former key");
    }

    @Test
    void aKeyOfAnotherLengthIsNamedAtTheStart() {
        var shortKey = Base64.getEncoder().encodeToString(new byte[16]);

        assertThatThrownBy(() -> new EnvelopeVault(shortKey))
                .hasMessageContaining("32 bytes")
                .hasMessageContaining("found 16");
        assertThatThrownBy(() -> new EnvelopeVault("not base64!"))
                .hasMessageContaining("openssl rand -base64 32");
    }

    private static String key(int fill) {
        var key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
