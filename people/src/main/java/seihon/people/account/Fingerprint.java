package seihon.people.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/// What is stored instead of a secret or an address: its SHA-256. Tokens and links carry at least
/// 190 bits of chance, so a plain digest cannot be searched; passwords never come here.
public final class Fingerprint {

    private Fingerprint() {}

    public static byte[] of(String secret) {
        return of(secret.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] of(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /// The same for all spellings of one address: outer spaces, case and width do not matter.
    public static byte[] ofMail(String mail) {
        return of(normalMail(mail));
    }

    public static String normalMail(String mail) {
        return Normalizer.normalize(mail, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
