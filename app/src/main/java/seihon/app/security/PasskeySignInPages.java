package seihon.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.authentication.HttpSessionPublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.domain.Outcome;
import seihon.people.Passkeys;
import seihon.web.RefusedRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Signing in with a passkey: the script asks for a challenge, then sends what the authenticator
/// signed. The challenge waits in the session, which gets a new id when it succeeds.
@Controller
class PasskeySignInPages {

    private final HttpSessionPublicKeyCredentialRequestOptionsRepository challenges =
            new HttpSessionPublicKeyCredentialRequestOptionsRepository();
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Clock clock;

    PasskeySignInPages(Passkeys passkeys, Sessions sessions, Clock clock) {
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.clock = clock;
    }

    @PostMapping("/signin/passkey/challenge")
    ResponseEntity<String> challenge(HttpServletRequest request, HttpServletResponse response) {
        var challenge = orThrow(passkeys.challenge(request.getRemoteAddr()));
        challenges.save(request, response, challenge);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(challenge));
    }

    @PostMapping("/signin/passkey")
    ResponseEntity<Map<String, String>> signIn(
            @RequestBody String body,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var challenge = challenges.load(request);
        if (challenge == null) {
            throw new RefusedRequest("people.passkey.wrong-forbidden");
        }
        var now = clock.instant();
        var admission =
                orThrow(passkeys.signIn(challenge, read(body), request.getRemoteAddr(), now));
        sessions.begin(request, response, admission.tenant(), admission.person(), now);
        return ResponseEntity.ok(Map.of("next", LocalAddress.orHome(next)));
    }

    private static <T> T orThrow(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw new RefusedRequest(why);
        };
    }

    private PublicKeyCredential<AuthenticatorAssertionResponse> read(String body) {
        try {
            var answer =
                    json.readValue(
                            body,
                            new TypeReference<
                                    PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            if (answer != null && answer.getRawId() != null) {
                return answer;
            }
        } catch (JacksonException unreadable) {
            // Told below: neither names a passkey.
        }
        throw new RefusedRequest("people.passkey.wrong-forbidden");
    }
}
