package seihon.docs.sealed;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.docs.Roster;
import seihon.docs.text.SealedText;
import seihon.domain.Person;
import seihon.domain.TenantId;

/// Who may read a sealed body: whom its own front matter names, unless the newest approved revision
/// of the document does not name them (any more, or not yet). So nobody gains a body by proposing
/// themselves as a reader, and whoever is taken out loses the former revisions too.
@Component
class Confidants {

    private final SealedStore store;
    private final Roster roster;

    Confidants(SealedStore store, Roster roster) {
        this.store = store;
        this.roster = roster;
    }

    boolean mayRead(Person me, SealedText file, Instant at) {
        return isNamed(me, file.readers(), at) && isApproved(me, file.doc(), at);
    }

    /// Whether the document's newest sealed revision names this person; true while there is none.
    boolean isApproved(Person me, DocId doc, Instant at) {
        return store.approved(me.tenant(), doc).stream()
                .findFirst()
                .map(newest -> isNamed(me, newest.readers(), at))
                .orElse(true);
    }

    /// Whether some approved revision with this body names this person.
    boolean knows(Person me, DocId doc, String seal, Instant at) {
        return isApproved(me, doc, at)
                && store.approved(me.tenant(), doc).stream()
                        .filter(revision -> revision.seal().equals(seal))
                        .anyMatch(revision -> isNamed(me, revision.readers(), at));
    }

    /// Whether `main` lets the same people read the same body.
    boolean isAsApproved(TenantId tenant, SealedText file) {
        return store.approved(tenant, file.doc()).stream()
                .findFirst()
                .filter(newest -> file.seal().filter(newest.seal()::equals).isPresent())
                .filter(newest -> newest.readers().equals(file.readers()))
                .isPresent();
    }

    boolean isNamed(Person me, List<String> readers, Instant at) {
        return readers.contains("person:" + me.id())
                || (readers.stream().anyMatch(reader -> reader.startsWith("role:"))
                        && roster.roles(me.tenant(), me.id(), at).stream()
                                .anyMatch(role -> readers.contains("role:" + role)));
    }
}
