package seihon.people.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import seihon.domain.Refusal;

/// Which passwords are taken: 8 to 256 characters, not among the ones everybody tries, not the
/// person's own address or id. No composition rules: they make passwords worse.
public final class PasswordRules {

    public static final int SHORTEST = 8;
    public static final int ADVISED = 15;
    public static final int LONGEST = 256;

    private static final Set<String> BREACHED = breached();

    private PasswordRules() {}

    /// Why the password is not taken; empty when it is. `own` are words about the person that must
    /// not be the password: id, mail address, company.
    public static Optional<Refusal> whyNot(String password, Set<String> own) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Refusal.of("people.password.short-invalid", SHORTEST, length));
        }
        if (length > LONGEST) {
            return Optional.of(Refusal.of("people.password.long-invalid", LONGEST, length));
        }
        var plain = plain(password);
        if (BREACHED.contains(plain) || isOneCharacter(plain)) {
            return Optional.of(Refusal.of("people.password.breached-invalid"));
        }
        if (own.stream().map(PasswordRules::plain).anyMatch(plain::equals)) {
            return Optional.of(Refusal.of("people.password.own-invalid"));
        }
        return Optional.empty();
    }

    private static boolean isOneCharacter(String plain) {
        return plain.codePoints().distinct().count() == 1;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private static Set<String> breached() {
        try (var list = PasswordRules.class.getResourceAsStream("breached-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("breached-passwords.txt is not in the jar");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
