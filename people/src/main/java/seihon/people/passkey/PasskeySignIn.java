package seihon.people.passkey;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.people.Entrance;
import seihon.people.Entrance.Admission;
import seihon.people.Passkeys;

/// Signing in with a passkey. Every failure reads the same from outside; the log says which.
@Component
class PasskeySignIn implements Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeySignIn.class);
    private static final AnonymousAuthenticationToken NOBODY =
            new AnonymousAuthenticationToken(
                    "passkey", "nobody", AuthorityUtils.createAuthorityList("NOBODY"));

    private final RelyingParty house;
    private final PasskeyOwners owners;
    private final Entrance entrance;

    PasskeySignIn(RelyingParty house, PasskeyOwners owners, Entrance entrance) {
        this.house = house;
        this.owners = owners;
        this.entrance = entrance;
    }

    @Override
    public PublicKeyCredentialRequestOptions challenge() {
        return house.operations()
                .createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(NOBODY));
    }

    @Override
    public Outcome<Admission> signIn(
            PublicKeyCredentialRequestOptions challenge,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer,
            Instant at) {
        try {
            var entity =
                    house.operations()
                            .authenticate(new RelyingPartyAuthenticationRequest(challenge, answer));
            var owner = entity == null ? null : owners.owner(entity.getId()).orElse(null);
            if (owner != null && entrance.person(owner.tenant(), owner.person(), at).isPresent()) {
                return Outcome.done(new Admission(owner.tenant(), owner.person(), ""));
            }
        } catch (RuntimeException notProven) {
            LOG.info("a passkey was not accepted: {}", notProven.getMessage());
        }
        return Outcome.refused("people.passkey.wrong-forbidden");
    }
}
