package seihon.people;

import java.time.Instant;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import seihon.domain.Outcome;
import seihon.people.Entrance.Admission;

/// Signing in with a passkey: the browser is given a challenge and answers with a signature.
public interface Passkeys {

    /// Refused for a quarter of an hour after too many that nobody answered from `address`: each is
    /// kept in a session until it is.
    Outcome<PublicKeyCredentialRequestOptions> challenge(String address);

    /// Whom the signed challenge lets in; refused when the passkey is unknown, the signature wrong
    /// or the account closed, and for a quarter of an hour after too many tries from `address`.
    Outcome<Admission> signIn(
            PublicKeyCredentialRequestOptions challenge,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer,
            String address,
            Instant at);
}
