package seihon.app.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.app.boot.Announcement;
import seihon.people.Tenants;
import seihon.web.Mailbox;

/// The key to the set-up page of an installation without a company: printed at the terminal at
/// every start until there is one, and worth nothing afterwards. Whoever reads the terminal is
/// whoever installed the house.
@Component
class SetupKey implements Announcement {

    private static final int BYTES = 24;

    private final Tenants tenants;
    private final Mailbox mailbox;
    private final String key = key();

    SetupKey(Tenants tenants, Mailbox mailbox) {
        this.tenants = tenants;
        this.mailbox = mailbox;
    }

    private static String key() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    boolean opens(String given) {
        return MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        key.getBytes(StandardCharsets.UTF_8))
                && tenants.all().isEmpty();
    }

    @Override
    public List<String> lines() {
        return tenants.all().isEmpty()
                ? List.of("最初の会社を作る / Set up your company: " + mailbox.link("/setup/new/" + key))
                : List.of();
    }
}
