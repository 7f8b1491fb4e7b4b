package seihon.connectors.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;
import seihon.connectors.landing.Senders;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.ledger.Quarantine;
import seihon.web.Waiting;

/// Rows in quarantine wait for whoever owns the mapping that cannot read them; what no mapping
/// wants waits for those who bring data in.
@Component
class QuarantineWaiting implements Waiting {

    /// Who sees to what no mapping wants.
    private static final String KEEPER = "revenue-ops";

    private final Quarantine quarantine;
    private final TakenBackImports takenBack;
    private final Documents documents;

    QuarantineWaiting(Quarantine quarantine, TakenBackImports takenBack, Documents documents) {
        this.quarantine = quarantine;
        this.takenBack = takenBack;
        this.documents = documents;
    }

    /// Only they can open the page where it is repaired; where nothing of theirs can wait, nothing
    /// is asked: this runs with every page.
    @Override
    public List<Item> waitingFor(Person person, Instant now) {
        if (person.guest() || !Senders.mayBe(person)) {
            return List.of();
        }
        var known = known(person);
        if (!person.holds(KEEPER)
                && known.values().stream().noneMatch(each -> isOwner(person, each))) {
            return List.of();
        }
        var byDocument = new LinkedHashMap<String, List<Quarantine.Group>>();
        for (var group : quarantine.groups(person.tenant(), takenBack.of(person.tenant()))) {
            byDocument.computeIfAbsent(document(group), _ -> new ArrayList<>()).add(group);
        }
        return byDocument.entrySet().stream()
                .filter(entry -> isOwner(person, known.get(entry.getKey())))
                .map(entry -> item(person, entry.getKey(), entry.getValue(), known))
                .toList();
    }

    /// Its lasting name, without the revision; empty when no mapping wants it.
    private static String document(Quarantine.Group group) {
        return group.reason().mapping().replaceFirst("@[0-9]+$", "");
    }

    private Map<String, Loaded<?>> known(Person person) {
        var known = new LinkedHashMap<String, Loaded<?>>();
        Stream.<Loaded<?>>concat(
                        documents.all(person.tenant(), Mapping.class).stream(),
                        documents.all(person.tenant(), Reference.class).stream())
                .forEach(each -> known.put(each.revision().doc().toString(), each));
        return known;
    }

    private static boolean isOwner(Person person, @Nullable Loaded<?> document) {
        if (document == null) {
            return person.holds(KEEPER);
        }
        var owner = document.revision().owner();
        return owner.equals("person:" + person.id())
                || (owner.startsWith("role:") && person.holds(owner.substring("role:".length())));
    }

    private static Item item(
            Person person,
            String name,
            List<Quarantine.Group> groups,
            Map<String, Loaded<?>> known) {
        var document = Optional.ofNullable(known.get(name));
        var rows = groups.stream().mapToLong(Quarantine.Group::count).sum();
        return new Item(
                "connectors-quarantine:" + name,
                Urgency.LATER,
                Refusal.of("connectors.waiting.quarantine"),
                "",
                document.map(each -> each.source().title(person.language()))
                        .orElse(groups.getFirst().reason().source()),
                Refusal.of(
                        "connectors.waiting.effect",
                        rows,
                        QuarantineView.what(groups.getFirst().reason().code())),
                "",
                groups.stream()
                        .map(Quarantine.Group::first)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                Optional.empty(),
                "/data/quarantine",
                false,
                NoticeClass.DIGEST);
    }
}
