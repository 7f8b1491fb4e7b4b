package seihon.docs.reading;

import java.util.List;
import org.springframework.stereotype.Component;
import seihon.docs.OwnedDocuments;
import seihon.docs.Revision;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

@Component
class Owned implements OwnedDocuments {

    private final RevisionStore revisions;

    Owned(RevisionStore revisions) {
        this.revisions = revisions;
    }

    @Override
    public List<Revision> ownedBy(TenantId tenant, PersonId person) {
        var owner = "person:" + person;
        return revisions.living(tenant).stream()
                .filter(each -> each.owner().equals(owner))
                .toList();
    }
}
