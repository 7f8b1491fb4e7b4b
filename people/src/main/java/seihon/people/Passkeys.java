package seihon.people;

import java.time.Instant;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import seihon.domain.Outcome;
import seihon.people.Entrance.Admission;

/// Signing in with a passkey: the browser is given a challenge and answers with a signature.
public interface Passkeys {

    PublicKeyCredentialRequestOptions challenge();

    /// Whom the signed challenge lets in; refused when the passkey is unknown, the signature wrong
    /// or the account closed.
    Outcome<Admission> signIn(
            PublicKeyCredentialRequestOptions challenge,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer,
            Instant at);
}
