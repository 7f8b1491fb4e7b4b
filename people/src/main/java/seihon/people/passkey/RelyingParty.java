package seihon.people.passkey;

import java.net.URI;
import java.util.Set;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import seihon.web.Mailbox;

/// This house towards authenticators: named by the host that people open it by (`localhost`, or the
/// host of `SEIHON_PUBLIC_URL`). Made anew for each ceremony: the port is known only after the
/// start.
@Component
class RelyingParty {

    private final PasskeyOwners owners;
    private final Mailbox mailbox;

    RelyingParty(PasskeyOwners owners, Mailbox mailbox) {
        this.owners = owners;
        this.mailbox = mailbox;
    }

    Webauthn4JRelyingPartyOperations operations() {
        var address = URI.create(mailbox.link("/"));
        var origin = address.getScheme() + "://" + address.getAuthority();
        var house =
                PublicKeyCredentialRpEntity.builder().id(address.getHost()).name("Seihon").build();
        return new Webauthn4JRelyingPartyOperations(owners, owners, house, Set.of(origin));
    }
}
