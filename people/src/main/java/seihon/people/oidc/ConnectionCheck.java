package seihon.people.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.Refusal;
import seihon.people.Tenant;

/// Tests the connection to a provider step by step, without anybody signing in. Each step says what
/// was expected, what was found and what to do.
@Component
class ConnectionCheck {

    private final Discovery discovery;
    private final ProviderCalls calls;
    private final Registrations registrations;
    private final Protocol protocol;

    ConnectionCheck(
            Discovery discovery,
            ProviderCalls calls,
            Registrations registrations,
            Protocol protocol) {
        this.discovery = discovery;
        this.calls = calls;
        this.registrations = registrations;
        this.protocol = protocol;
    }

    enum State {
        GOOD,
        BAD,
        OPEN
    }

    /// `name` is the end of a message key.
    record Step(String name, State state, Refusal said) {}

    /// In the order of a sign-in; nothing after the description when that cannot be used.
    List<Step> of(Tenant tenant, Provider provider) {
        return switch (discovery.read(provider.issuer())) {
            case Outcome.Refused<Map<String, Object>>(var why) ->
                    List.of(new Step("description", State.BAD, why));
            case Outcome.Done<Map<String, Object>>(var found) ->
                    List.of(
                            step("description", State.GOOD, "described", provider.issuer()),
                            keys(found),
                            proofKey(found),
                            client(tenant, provider, found));
        };
    }

    private static Step step(String name, State state, String said, Object... arguments) {
        return new Step(name, state, Refusal.of("people.oidc.test." + said, arguments));
    }

    private Step keys(Map<String, Object> found) {
        var address = String.valueOf(found.get(Discovery.KEYS));
        return switch (calls.text(address)) {
            case Outcome.Refused<String>(var why) -> new Step("keys", State.BAD, why);
            case Outcome.Done<String>(var text) -> counted(address, text);
        };
    }

    private static Step counted(String address, String text) {
        try {
            var usable =
                    JWKSet.parse(text).getKeys().stream().filter(ConnectionCheck::signs).count();
            return usable > 0
                    ? step("keys", State.GOOD, "keys", usable)
                    : step("keys", State.BAD, "no-keys", address);
        } catch (ParseException unreadable) {
            return step("keys", State.BAD, "no-keys", address);
        }
    }

    private static boolean signs(JWK key) {
        return !key.getKeyType().equals(KeyType.OCT)
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
    }

    private static Step proofKey(Map<String, Object> found) {
        var methods = found.get("code_challenge_methods_supported");
        return methods instanceof Collection<?> many && many.contains("S256")
                ? step("proof-key", State.GOOD, "proof-key")
                : step("proof-key", State.OPEN, "no-proof-key");
    }

    private Step client(Tenant tenant, Provider provider, Map<String, Object> found) {
        var verdict = protocol.verdict(registrations.registration(tenant, provider, found));
        return switch (verdict) {
            case "invalid_grant" -> step("client", State.GOOD, "client", provider.clientId());
            case "invalid_client", "unauthorized_client" ->
                    step("client", State.BAD, "wrong-client", verdict, provider.clientId());
            default -> step("client", State.OPEN, "open-client", verdict);
        };
    }
}
