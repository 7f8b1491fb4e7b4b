package seihon.people.oidc;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import seihon.domain.Refusal;

/// What may be entered as a provider. Only https is spoken, because the certificate is what makes
/// an address the provider's: an inner address that somebody slips in cannot show one. Plain http
/// is spoken with this very machine while the house itself is opened as `localhost`.
final class OidcRules {

    static final int LONGEST = 500;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_.:/-]{1,100}");

    private OidcRules() {}

    /// What an administrator typed. A blank secret keeps the present one.
    record Wish(
            String issuer, String client, String secret, String claim, String names, boolean on) {}

    /// `present` is what is stored now. The secret is asked for again when the issuer changes: it
    /// must not be sent to an address it was not entered for.
    static Optional<Refusal> whyNot(Wish wish, Optional<Provider> present, boolean athome) {
        if (!isIssuer(wish.issuer(), athome)) {
            return Optional.of(Refusal.of("people.oidc.issuer-invalid", wish.issuer()));
        }
        if (wish.client().isBlank() || wish.client().length() > LONGEST) {
            return Optional.of(Refusal.of("people.oidc.client-invalid", LONGEST));
        }
        if (wish.secret().isBlank()
                && present.filter(one -> one.issuer().equals(wish.issuer())).isEmpty()) {
            return Optional.of(Refusal.of("people.oidc.secret-invalid"));
        }
        return CLAIM.matcher(wish.claim()).matches()
                ? Optional.empty()
                : Optional.of(Refusal.of("people.oidc.claim-invalid", wish.claim()));
    }

    private static boolean isIssuer(String issuer, boolean athome) {
        return issuer.length() <= LONGEST
                && isSafe(issuer, athome)
                && !issuer.contains("?")
                && !issuer.contains("#");
    }

    /// May we, or the browser, be sent there?
    static boolean isSafe(@Nullable Object address, boolean athome) {
        if (!(address instanceof String text)) {
            return false;
        }
        try {
            var parsed = URI.create(text);
            if (parsed.getHost() == null || parsed.getUserInfo() != null) {
                return false;
            }
            return "https".equals(parsed.getScheme())
                    || (athome && "http".equals(parsed.getScheme()) && isLoopback(text));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    static boolean isLoopback(String address) {
        var host = URI.create(address).getHost();
        return host != null && LOOPBACK.contains(host);
    }
}
