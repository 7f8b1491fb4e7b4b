package seihon.people.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.web.util.UriComponentsBuilder;
import seihon.people.account.Fingerprint;
import tools.jackson.databind.json.JsonMapper;

/// A provider on this machine that keeps to the standard until a test bends it: `description` is
/// what it says about itself, and each answer's claims can be changed before they are signed.
final class FakeProvider implements AutoCloseable {

    static final String CLIENT = "seihon";
    static final String SECRET = "a secret: with + and %";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Instant now;
    final Map<String, Object> description = new LinkedHashMap<>();

    private record Answer(String challenge, String idToken) {}

    FakeProvider(Instant now) {
        this.now = now;
        try {
            key = new RSAKeyGenerator(2048).keyID("1").keyUse(KeyUse.SIGNATURE).generate();
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = HttpServer.create(loopback, 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
        describe();
        server.createContext(
                "/realm/.well-known/openid-configuration",
                exchange -> json(exchange, 200, description));
        server.createContext(
                "/keys",
                exchange -> json(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/token", this::token);
        server.createContext("/moved", FakeProvider::moved);
        server.createContext("/endless", FakeProvider::endless);
        server.start();
    }

    private void describe() {
        description.put("issuer", issuer());
        description.put("authorization_endpoint", at("/authorize"));
        description.put("token_endpoint", at("/token"));
        description.put("jwks_uri", at("/keys"));
        description.put("end_session_endpoint", at("/end"));
        description.put("response_types_supported", List.of("code"));
        description.put("subject_types_supported", List.of("public"));
        description.put("id_token_signing_alg_values_supported", List.of("RS256"));
        description.put("code_challenge_methods_supported", List.of("S256"));
        description.put("authorization_response_iss_parameter_supported", true);
    }

    String issuer() {
        return at("/realm");
    }

    String at(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /// The person signs in; answers the code that their browser is given.
    String signIn(String question, String subject, Consumer<JWTClaimsSet.Builder> change) {
        return signIn(question, subject, change, key);
    }

    /// As somebody would who only pretends to be this provider.
    String forge(String question, String subject) {
        try {
            var other = new RSAKeyGenerator(2048).keyID("1").generate();
            return signIn(question, subject, _ -> {}, other);
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private String signIn(
            String question, String subject, Consumer<JWTClaimsSet.Builder> change, RSAKey signer) {
        var asked =
                UriComponentsBuilder.fromUriString(question)
                        .build()
                        .getQueryParams()
                        .toSingleValueMap();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject(subject)
                        .audience(CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", decoded(Objects.requireNonNull(asked.get("nonce"))))
                        .claim("auth_time", now.minusSeconds(30).getEpochSecond());
        change.accept(claims);
        var code = "code-" + answers.size();
        var challenge = Objects.requireNonNull(asked.get("code_challenge"));
        answers.put(code, new Answer(challenge, signed(claims.build(), signer)));
        return code;
    }

    private static String signed(JWTClaimsSet claims, RSAKey signer) {
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims);
            token.sign(new RSASSASigner(signer));
            return token.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        var form =
                form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!isOurClient(exchange)) {
            json(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        var answer = answers.remove(form.getOrDefault("code", ""));
        if (answer == null || !answer.challenge().equals(challenge(form))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        json(
                exchange,
                200,
                Map.of(
                        "access_token", "access",
                        "token_type", "Bearer",
                        "expires_in", 60,
                        "scope", "openid email",
                        "id_token", answer.idToken()));
    }

    private static boolean isOurClient(HttpExchange exchange) {
        var sent =
                exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        var pair =
                new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8).split(":", 2);
        return decoded(pair[0]).equals(CLIENT) && decoded(pair[1]).equals(SECRET);
    }

    private static String challenge(Map<String, String> form) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Fingerprint.of(form.getOrDefault("code_verifier", "")));
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var field : body.split("&")) {
            var equals = field.indexOf('=');
            form.put(field.substring(0, equals), decoded(field.substring(equals + 1)));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void moved(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", "/realm/.well-known/openid-configuration");
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            for (var part = 0; part < 200; part++) {
                body.write(new byte[10_000]);
            }
        } catch (IOException hungUp) {
            exchange.close();
        }
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        var bytes = new JsonMapper().writeValueAsBytes(value);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
