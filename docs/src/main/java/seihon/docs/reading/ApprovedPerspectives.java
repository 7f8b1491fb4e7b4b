package seihon.docs.reading;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.docs.Perspectives;
import seihon.docs.ProposedChange;
import seihon.docs.text.KindRegistry;
import seihon.domain.TenantId;

/// Documents of `main` seen from elsewhere.
@Component
class ApprovedPerspectives implements Perspectives {

    private final Documents documents;
    private final KindRegistry kinds;

    ApprovedPerspectives(Documents documents, KindRegistry kinds) {
        this.documents = documents;
        this.kinds = kinds;
    }

    @Override
    public Documents asOf(long size) {
        return new Past(documents, size);
    }

    @Override
    public Documents under(ProposedChange change) {
        return new ProposedDocuments(documents, kinds, change);
    }

    private record Past(Documents documents, long size) implements Documents {

        @Override
        public <T> List<Loaded<T>> all(TenantId tenant, Class<T> type) {
            return documents.allAsOf(tenant, type, size);
        }

        @Override
        public <T> Optional<Loaded<T>> find(TenantId tenant, Class<T> type, String id) {
            return all(tenant, type).stream()
                    .filter(one -> one.revision().doc().id().equals(id))
                    .findFirst();
        }

        @Override
        public <T> List<Loaded<T>> allAsOf(TenantId tenant, Class<T> type, long earlier) {
            return documents.allAsOf(tenant, type, Math.min(size, earlier));
        }
    }
}
