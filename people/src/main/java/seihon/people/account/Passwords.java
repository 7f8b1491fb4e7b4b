package seihon.people.account;

import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes and compares passwords with Argon2id (19 MiB, two passes: OWASP's first recommendation).
/// At most [#AT_ONCE] at a time, so that a burst of sign-ins cannot eat the memory.
@Component
public class Passwords {

    private static final int AT_ONCE = 4;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    /// Looks like a hash and is that of no password anybody will find.
    private static final String NOBODYS =
            "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                    .formatted(MEMORY_KIB, PASSES, LANES, zeros(SALT_BYTES), zeros(HASH_BYTES));

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore turns = new Semaphore(AT_ONCE);

    public String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            var hash = argon2.encode(password);
            if (hash == null) {
                throw new IllegalStateException("Argon2 answered no hash");
            }
            return hash;
        } finally {
            turns.release();
        }
    }

    public boolean matches(String password, String hash) {
        turns.acquireUninterruptibly();
        try {
            return argon2.matches(password, hash);
        } finally {
            turns.release();
        }
    }

    /// Takes as long as a comparison, so that an unknown address answers no sooner than a known
    /// one.
    public void matchNobodys(String password) {
        matches(password, NOBODYS);
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }
}
