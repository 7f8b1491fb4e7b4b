package seihon.docs.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.Revision;
import seihon.docs.Roster;
import seihon.docs.text.References;
import seihon.domain.Person;
import seihon.domain.PersonId;

/// What the documents of a company refer to, for one page: titles in the reader's language, people
/// by name. A document that the reader may not see leads nowhere.
public final class TenantReferences implements References {

    private final Map<String, Revision> byId = new HashMap<>();
    private final Map<String, Revision> byPath = new HashMap<>();
    private final Map<PersonId, String> names = new HashMap<>();
    private final Person me;
    private final Locale language;
    private final Roster roster;
    private final Revisions revisions;

    /// `library` is what the reader may see; `revisions` is asked for paths that nobody holds now.
    public TenantReferences(
            Person me,
            Locale language,
            List<Revision> library,
            Roster roster,
            Revisions revisions) {
        this.me = me;
        this.language = language;
        this.roster = roster;
        this.revisions = revisions;
        library.forEach(revision -> {
            byId.put(revision.doc().toString(), revision);
            byPath.put(revision.path().value(), revision);
        });
    }

    /// The reader's language.
    public Locale language() {
        return language;
    }

    @Override
    public Optional<Target> document(DocId id) {
        return Optional.ofNullable(byId.get(id.toString())).map(this::target);
    }

    @Override
    public Optional<Target> path(String path) {
        if (path.startsWith("Flow/") && !me.guest() && DocPath.whyNot(path).isEmpty()) {
            return Optional.of(new Target(path, DocAddress.of(path)));
        }
        return Optional.ofNullable(byPath.get(path)).or(() -> moved(path)).map(this::target);
    }

    private Optional<Revision> moved(String path) {
        return DocPath.whyNot(path).isPresent()
                ? Optional.empty()
                : revisions
                        .formerlyAt(me.tenant(), new DocPath(path))
                        .map(last -> byId.get(last.doc().toString()));
    }

    @Override
    public String person(PersonId person) {
        return names.computeIfAbsent(person, id -> roster.name(me.tenant(), id));
    }

    @Override
    public Optional<String> image(String path) {
        return Optional.ofNullable(byPath.get(path))
                .filter(revision -> revision.doc().kind().equals(ReadFile.FILE))
                .map(revision -> DocAddress.raw(revision.path()));
    }

    private Target target(Revision revision) {
        return new Target(title(revision, language), DocAddress.of(revision.path()));
    }

    public static String title(Revision revision, Locale language) {
        return language.getLanguage().equals("en")
                ? revision.titleEn().orElse(revision.titleJa())
                : revision.titleJa();
    }
}
