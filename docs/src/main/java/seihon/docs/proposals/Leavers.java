package seihon.docs.proposals;

import java.time.Instant;
import org.springframework.stereotype.Component;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.web.Addressee;

/// Who can look after what they proposed no longer: not with the company any more, or their account
/// is closed.
@Component
class Leavers {

    private final Addressee addressee;

    Leavers(Addressee addressee) {
        this.addressee = addressee;
    }

    boolean hasLeft(TenantId tenant, PersonId person, Instant at) {
        return addressee.people(tenant, at).stream().noneMatch(here -> here.id().equals(person));
    }
}
