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

    /// Documents that link to this one and that this one links to, each in path order.
    public record Around(List<End> usedBy, List<End> uses) {}

    public Around around(Person me, DocId doc) {
        var all = links.around(me.tenant(), doc);
        var visible = visibleTo(me);
        return new Around(
                all.usedBy().stream().filter(visible).toList(),
                all.uses().stream().filter(visible).toList());
    }

    private Predicate<End> visibleTo(Person me) {
        if (!me.guest()) {
            return _ -> true;
        }
        var shared = readers.sharedWith(me);
        return end -> shared.contains(end.doc().toString());
    }
}
