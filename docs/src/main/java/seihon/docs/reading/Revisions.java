package seihon.docs.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.Revision;
import seihon.docs.change.Places;
import seihon.domain.TenantId;

/// The revisions (版) of documents as rows: listing, by path, by name, history. Asked inside a
/// transaction of the tenant.
@Component
public class Revisions implements Places {

    private final RevisionStore store;

    Revisions(RevisionStore store) {
        this.store = store;
    }

    /// Every living document, in path order.
    public List<Revision> living(TenantId tenant) {
        return store.living(tenant);
    }

    /// Living documents that are to be reviewed by a day, in path order.
    public List<Revision> dueBy(TenantId tenant, LocalDate day) {
        return store.dueBy(tenant, day);
    }

    /// The document that lives at a path.
    public Optional<Revision> livingAt(TenantId tenant, DocPath path) {
        return store.at(tenant, path);
    }

    /// The last revision of the document that held a path and moved away or was deleted.
    public Optional<Revision> formerlyAt(TenantId tenant, DocPath path) {
        return store.formerlyAt(tenant, path).flatMap(doc -> last(tenant, doc));
    }

    /// The newest revision of a document, deleted or not.
    public Optional<Revision> last(TenantId tenant, DocId doc) {
        return store.history(tenant, doc).stream().findFirst();
    }

    /// Every revision of a document, the newest first.
    public List<Revision> history(TenantId tenant, DocId doc) {
        return store.history(tenant, doc);
    }

    @Override
    public Optional<DocPath> pathOf(TenantId tenant, DocId document) {
        return store.living(tenant, document).map(Revision::path);
    }

    @Override
    public Optional<DocId> at(TenantId tenant, DocPath path) {
        return livingAt(tenant, path).map(Revision::doc);
    }
}
