package seihon.docs.sealed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.domain.Ids;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.ledger.Vault;

/// Keeps the bodies of sealed documents. A fingerprint is an HMAC under a key of the document's
/// own, so that nobody who guesses at a body can tell from Git whether the guess was right.
@Component
class SealedBodies {

    private static final String KEY = "docs_sealed_key.sealed ";
    private static final String BODY = "docs_sealed.body ";
    private static final int KEY_BYTES = 32;
    private static final int MOST_TRIES = 20;

    private final SealedStore store;
    private final Vault vault;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    SealedBodies(SealedStore store, Vault vault, Ids ids) {
        this.store = store;
        this.vault = vault;
        this.ids = ids;
    }

    /// Keeps a body and answers its fingerprint; the same body of the same document once.
    String keep(TenantId tenant, DocId doc, String body, PersonId by, Instant at) {
        var key = key(tenant, doc, at);
        var words = body.getBytes(StandardCharsets.UTF_8);
        var seal = seal(vault.open(tenant, KEY + doc, key.sealed()), words);
        if (!holds(tenant, doc, seal)) {
            insert(
                    tenant,
                    new SealedStore.Body(
                            doc, seal, vault.seal(tenant, BODY + doc, words), key.id()),
                    by,
                    at);
        }
        return seal;
    }

    boolean holds(TenantId tenant, DocId doc, String seal) {
        return store.body(tenant, doc, seal).isPresent();
    }

    Optional<String> find(TenantId tenant, DocId doc, String seal) {
        return store.body(tenant, doc, seal)
                .map(sealed -> vault.open(tenant, BODY + doc, sealed))
                .map(words -> new String(words, StandardCharsets.UTF_8));
    }

    private SealedStore.Key key(TenantId tenant, DocId doc, Instant at) {
        return store.key(tenant, doc)
                .orElseGet(() -> {
                    var fresh = new byte[KEY_BYTES];
                    random.nextBytes(fresh);
                    var sealed = vault.seal(tenant, KEY + doc, fresh);
                    store.put(tenant, doc, new SealedStore.Key(ids.next(), sealed), at);
                    return store.key(tenant, doc).orElseThrow();
                });
    }

    private void insert(TenantId tenant, SealedStore.Body body, PersonId by, Instant at) {
        for (int tries = 1; !store.insert(tenant, body, by, at); tries++) {
            if (tries == MOST_TRIES) {
                throw new IllegalStateException("no number is free for a body of " + body.doc());
            }
        }
    }

    private static String seal(byte[] key, byte[] words) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "hmac-sha256:" + HexFormat.of().formatHex(mac.doFinal(words));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
