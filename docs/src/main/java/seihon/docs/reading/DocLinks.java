package seihon.docs.reading;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.domain.Person;

/// Links of the living documents, both ways, as far as a person may see the other end.
@Component
public class DocLinks {

    private final LinkStore links;
    private final Readers readers;

    DocLinks(LinkStore links, Readers readers) {
        this.links = links;
        this.readers = readers;
    }

    /// A document at the other end of a link.
    public record End(DocId doc, DocPath path, String titleJa, String titleEn) {}

    /// Documents that link to this one, in path order.
    public List<End> usedBy(Person me, DocId doc) {
        return links.usedBy(me.tenant(), doc).stream().filter(visibleTo(me)).toList();
    }

    /// Documents that this one links to, in path order.
    public List<End> uses(Person me, DocId doc) {
        return links.uses(me.tenant(), doc).stream().filter(visibleTo(me)).toList();
    }

    private Predicate<End> visibleTo(Person me) {
        if (!me.guest()) {
            return _ -> true;
        }
        var shared = readers.sharedWith(me);
        return end -> shared.contains(end.doc().toString());
    }
}
