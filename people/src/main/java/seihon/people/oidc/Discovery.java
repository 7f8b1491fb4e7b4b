package seihon.people.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.web.Mailbox;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a provider says about itself. Source: OpenID Connect Discovery 1.0, section 4.
@Component
class Discovery {

    static final String END_SESSION = "end_session_endpoint";
    static final String KEYS = "jwks_uri";
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final List<String> NEEDED =
            List.of("authorization_endpoint", "token_endpoint", KEYS);
    private static final List<String> WELCOME = List.of("userinfo_endpoint", END_SESSION);

    private final ProviderCalls calls;
    private final JsonMapper json;
    private final Mailbox mailbox;

    Discovery(ProviderCalls calls, JsonMapper json, Mailbox mailbox) {
        this.calls = calls;
        this.json = json;
        this.mailbox = mailbox;
    }

    /// Whether people open this house as `localhost`: on the machine it runs on.
    boolean athome() {
        return OidcRules.isLoopback(mailbox.link("/"));
    }

    /// The description, checked as far as we rely on it. Refused with what was expected, what was
    /// found and what to do.
    Outcome<Map<String, Object>> read(String issuer) {
        if (!OidcRules.isSafe(issuer, athome())) {
            return Outcome.refused("people.oidc.issuer-invalid", issuer);
        }
        var address = address(issuer);
        return calls.text(address)
                .then(text -> parsed(address, text))
                .then(found -> checked(issuer, found));
    }

    private static String address(String issuer) {
        return issuer.endsWith("/")
                ? issuer.substring(0, issuer.length() - 1) + WELL_KNOWN
                : issuer + WELL_KNOWN;
    }

    private Outcome<Map<String, Object>> parsed(String address, String text) {
        try {
            return Outcome.done(json.readValue(text, new TypeReference<Map<String, Object>>() {}));
        } catch (JacksonException unreadable) {
            return Outcome.refused("people.oidc.unreadable", address);
        }
    }

    private Outcome<Map<String, Object>> checked(String issuer, Map<String, Object> found) {
        var said = found.get("issuer");
        if (!issuer.equals(said)) {
            return Outcome.refused("people.oidc.issuer-differs", issuer, text(said));
        }
        var wrong =
                NEEDED.stream()
                        .filter(name -> !OidcRules.isSafe(found.get(name), athome()))
                        .findFirst()
                        .or(() ->
                                WELCOME.stream()
                                        .filter(found::containsKey)
                                        .filter(name ->
                                                !OidcRules.isSafe(found.get(name), athome()))
                                        .findFirst());
        if (wrong.isPresent()) {
            return Outcome.refused(
                    "people.oidc.endpoint", wrong.get(), text(found.get(wrong.get())));
        }
        var flows = found.get("response_types_supported");
        return flows instanceof Collection<?> many && many.contains("code")
                ? Outcome.done(found)
                : Outcome.refused("people.oidc.flow", text(flows));
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return Objects.toString(value, "");
    }
}
