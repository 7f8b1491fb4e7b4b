package seihon.people.passkey;

import java.time.Instant;
import java.util.Optional;
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
import seihon.people.account.Fingerprint;
import seihon.people.account.LookupStore.Owner;
import seihon.people.account.Throttle;
import seihon.people.account.Visits;

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
    private final Throttle throttle;
    private final Visits visits;

    PasskeySignIn(
            RelyingParty house,
            PasskeyOwners owners,
            Entrance entrance,
            Throttle throttle,
            Visits visits) {
        this.house = house;
        this.owners = owners;
        this.entrance = entrance;
        this.throttle = throttle;
        this.visits = visits;
    }

    @Override
    public Outcome<PublicKeyCredentialRequestOptions> challenge(String address) {
        if (!throttle.takeTrip(address)) {
            return Outcome.refused("people.signin.too-many", Throttle.PAUSE.toMinutes());
        }
        return Outcome.done(
                house.operations()
                        .createCredentialRequestOptions(
                                new ImmutablePublicKeyCredentialRequestOptionsRequest(NOBODY)));
    }

    @Override
    public Outcome<Admission> signIn(
            PublicKeyCredentialRequestOptions challenge,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer,
            String address,
            Instant at) {
        var passkey = Fingerprint.of(answer.getRawId().getBytes());
        if (!throttle.take(passkey, address).allowed()) {
            return Outcome.refused("people.signin.too-many", Throttle.PAUSE.toMinutes());
        }
        var owner =
                proven(challenge, answer)
                        .filter(who -> entrance.person(who.tenant(), who.person(), at).isPresent());
        if (owner.isEmpty()) {
            owners.ofPasskey(passkey).ifPresent(who -> visits.countFailure(who, at));
            return Outcome.refused("people.passkey.wrong-forbidden");
        }
        throttle.forgive(passkey, address);
        throttle.forgiveTrip(address);
        visits.noteSignIn(owner.get(), at);
        return Outcome.done(new Admission(owner.get().tenant(), owner.get().person(), ""));
    }

    private Optional<Owner> proven(
            PublicKeyCredentialRequestOptions challenge,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        try {
            return Optional.ofNullable(
                            house.operations()
                                    .authenticate(
                                            new RelyingPartyAuthenticationRequest(
                                                    challenge, answer)))
                    .flatMap(entity -> owners.owner(entity.getId()));
        } catch (RuntimeException notProven) {
            LOG.info("a passkey was not accepted: {}", notProven.getMessage());
            return Optional.empty();
        }
    }
}
