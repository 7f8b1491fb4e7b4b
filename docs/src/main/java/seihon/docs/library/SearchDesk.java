package seihon.docs.library;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import seihon.docs.DocPath;
import seihon.docs.Revision;
import seihon.docs.Roster;
import seihon.docs.flow.Note;
import seihon.docs.flow.Notes;
import seihon.docs.git.GitStore;
import seihon.docs.reading.DocAddress;
import seihon.docs.reading.Readers;
import seihon.docs.reading.TenantReferences;
import seihon.docs.search.GramIndex;
import seihon.docs.search.Query;
import seihon.docs.search.SearchedText;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Finds documents and notes that a person may read, best first: words in the title count most.
@Component
class SearchDesk {

    static final String FLOW = "flow";

    private static final int SHOWN = 30;
    private static final int TITLE_WEIGHT = 1_000;
    private static final Pattern PERSON = Pattern.compile("person:([a-z0-9][a-z0-9._-]{0,62})");

    private final GramIndex index;
    private final Readers readers;
    private final Notes notes;
    private final GitStore git;
    private final Labels labels;
    private final Roster roster;

    SearchDesk(
            GramIndex index,
            Readers readers,
            Notes notes,
            GitStore git,
            Labels labels,
            Roster roster) {
        this.index = index;
        this.readers = readers;
        this.notes = notes;
        this.git = git;
        this.labels = labels;
        this.roster = roster;
    }

    private record Found(
            String kind, DocPath path, String title, Instant at, String text, int score) {}

    /// `kind` empty: every kind.
    SearchView find(Person me, Locale language, String q, String kind) {
        var query = Query.parse(q);
        var found = found(me, language, query);
        var chosen =
                found.stream().filter(each -> kind.isEmpty() || each.kind().equals(kind)).toList();
        var known = new HashMap<PersonId, String>();
        UnaryOperator<String> names =
                text ->
                        PERSON.matcher(text)
                                .replaceAll(hit ->
                                        Matcher.quoteReplacement(
                                                known.computeIfAbsent(
                                                        new PersonId(hit.group(1)),
                                                        id -> roster.name(me.tenant(), id))));
        return new SearchView(
                q,
                kind,
                kinds(found, q, kind, language),
                chosen.stream()
                        .limit(SHOWN)
                        .map(each -> hit(each, query, language, names))
                        .toList(),
                chosen.size(),
                !query.isEmpty());
    }

    /// The paths of the documents a person may read that hold all words, best first.
    List<DocPath> paths(Person me, Locale language, String q) {
        return found(me, language, Query.parse(q)).stream()
                .filter(each -> !each.kind().equals(FLOW))
                .map(Found::path)
                .toList();
    }

    private List<Found> found(Person me, Locale language, Query query) {
        var candidates = index.candidates(me.tenant(), query);
        if (candidates.isEmpty()) {
            return List.of();
        }
        var documents = new HashMap<String, Revision>();
        readers.library(me).forEach(each -> documents.put(each.doc().toString(), each));
        var written = new HashMap<String, Note>();
        if (!me.guest() && candidates.stream().anyMatch(each -> each.startsWith(FLOW + "/"))) {
            notes.all(me.tenant()).forEach(note -> written.put(note.doc(), note));
        }
        var found = new ArrayList<Found>();
        for (var candidate : candidates) {
            Optional.ofNullable(documents.get(candidate))
                    .flatMap(each -> look(me.tenant(), each, language, query))
                    .ifPresent(found::add);
            Optional.ofNullable(written.get(candidate))
                    .flatMap(each -> look(me.tenant(), each, query))
                    .ifPresent(found::add);
        }
        found.sort(
                Comparator.comparingInt(Found::score)
                        .reversed()
                        .thenComparing(Comparator.comparing(Found::at).reversed())
                        .thenComparing(Found::path));
        return found;
    }

    private Optional<Found> look(TenantId tenant, Revision document, Locale language, Query query) {
        var title = TenantReferences.title(document, language);
        var text = text(tenant, document.path(), document.blob());
        return found(
                document.doc().kind(), document.path(), title, document.approvedAt(), text, query);
    }

    private Optional<Found> look(TenantId tenant, Note note, Query query) {
        var text = text(tenant, note.path(), note.blob());
        return found(FLOW, note.path(), note.title(), note.savedAt(), text, query);
    }

    private static Optional<Found> found(
            String kind, DocPath path, String title, Instant at, String text, Query query) {
        var hits = query.hits(title + "\n" + text);
        if (hits == 0) {
            return Optional.empty();
        }
        var score = hits + (query.hits(title) > 0 ? TITLE_WEIGHT : 0);
        return Optional.of(new Found(kind, path, title, at, text, score));
    }

    private String text(TenantId tenant, DocPath path, String blob) {
        try {
            return SearchedText.plain(path, git.text(tenant, ObjectId.fromString(blob)));
        } catch (GitStore.ErasedBlob erased) {
            return "";
        }
    }

    private SearchView.Hit hit(
            Found found, Query query, Locale language, UnaryOperator<String> names) {
        var folders =
                labels.above(found.path().value(), language).stream()
                        .map(DocumentView.Crumb::label)
                        .toList();
        return new SearchView.Hit(
                DocAddress.of(found.path()),
                query.marked(found.title()),
                label(found.kind(), language),
                String.join(" ／ ", folders),
                found.at(),
                query.snippets(found.text()).stream()
                        .map(snippet -> snippet.stream().map(part -> named(part, names)).toList())
                        .toList());
    }

    private static Query.Part named(Query.Part part, UnaryOperator<String> names) {
        return part.hit() ? part : new Query.Part(names.apply(part.text()), false);
    }

    private String label(String kind, Locale language) {
        return labels.kind(kind, language);
    }

    private List<SearchView.Choice> kinds(
            List<Found> found, String q, String chosen, Locale language) {
        Map<String, Integer> counts = new TreeMap<>();
        found.forEach(each -> counts.merge(each.kind(), 1, Integer::sum));
        var address = "/search?q=" + UriUtils.encode(q, StandardCharsets.UTF_8) + "&kind=";
        return counts.entrySet().stream()
                .map(each ->
                        new SearchView.Choice(
                                each.getKey(),
                                label(each.getKey(), language),
                                each.getValue(),
                                address + each.getKey(),
                                each.getKey().equals(chosen)))
                .toList();
    }
}
