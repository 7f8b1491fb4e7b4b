package seihon.people.account;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Makes secrets that are shown or sent once: 256 bits of chance as text for addresses and headers.
@Component
public class Secrets {

    private static final int BYTES = 32;

    private final SecureRandom chance = new SecureRandom();

    public String next(String prefix) {
        var bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
