package seihon.docs.library;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seihon.docs.DocPath;
import seihon.docs.Kind;
import seihon.docs.Revision;
import seihon.docs.reading.PlainYaml;
import seihon.docs.reading.Readers;
import seihon.docs.reading.Revisions;
import seihon.docs.sealed.Unsealing.Opened;
import seihon.docs.text.KindRegistry;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.Accepted;
import seihon.web.Cursor;
import seihon.web.RefusedRequest;

/// `GET /api/v1/documents…`: the twin of the library's pages.
@RestController
class DocumentsApi {

    private static final int AT_ONCE = 200;
    private static final String HISTORY = "/history";
    private static final String LIST = "documents";

    private final Transactions transactions;
    private final Readers readers;
    private final Revisions revisions;
    private final SearchDesk search;
    private final DocumentText texts;
    private final KindRegistry kinds;

    DocumentsApi(
            Transactions transactions,
            Readers readers,
            Revisions revisions,
            SearchDesk search,
            DocumentText texts,
            KindRegistry kinds) {
        this.transactions = transactions;
        this.readers = readers;
        this.revisions = revisions;
        this.search = search;
        this.texts = texts;
        this.kinds = kinds;
    }

    /// `cursor` is what a former answer gave as `next`.
    @GetMapping("/api/v1/documents")
    DocumentAnswer.Page list(
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cursor,
            Person me,
            Locale language) {
        var after = Cursor.position(LIST, cursor).orElse("");
        if (!kind.isEmpty() && kinds.find(kind).isEmpty()) {
            throw unknown(kind);
        }
        var found =
                transactions.read(me.tenant(), () -> found(me, language, q)).stream()
                        .filter(each -> each.path().value().startsWith(prefix))
                        .filter(each -> kind.isEmpty() || each.doc().kind().equals(kind))
                        .filter(each -> each.path().value().compareTo(after) > 0)
                        .toList();
        var some = found.stream().limit(AT_ONCE).toList();
        return new DocumentAnswer.Page(
                some.stream().map(each -> DocumentAnswer.line(each, me.zone())).toList(),
                found.size() > some.size()
                        ? Cursor.after(LIST, some.getLast().path().value())
                        : null);
    }

    private RefusedRequest unknown(String kind) {
        var known = kinds.all().stream().map(Kind::name).sorted().collect(joining(", "));
        return new RefusedRequest("web.problem.choice-invalid", "kind", kind, known);
    }

    private List<Revision> found(Person me, Locale language, String q) {
        var library = readers.library(me);
        if (q.isBlank()) {
            return library;
        }
        var hits = new HashSet<>(search.paths(me, language, q));
        return library.stream().filter(each -> hits.contains(each.path())).toList();
    }

    /// A document as text (`Accept: text/*`) or as JSON; below it `history`. A deleted one is still
    /// told of as JSON, which says so; as text only with `at`.
    @GetMapping("/api/v1/documents/{*path}")
    ResponseEntity<?> show(
            @PathVariable String path,
            @RequestParam(defaultValue = "") String at,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var place = path.substring(1);
        return transactions.read(
                me.tenant(),
                () ->
                        place.endsWith(HISTORY)
                                ? history(me, place.substring(0, place.length() - HISTORY.length()))
                                : document(me, place, at, wantsText(accept)));
    }

    private static boolean wantsText(String accept) {
        return Accepted.first(accept).filter(type -> type.getType().equals("text")).isPresent();
    }

    private ResponseEntity<?> history(Person me, String place) {
        var document = find(me, place);
        var lines =
                revisions.history(me.tenant(), document.doc()).stream()
                        .map(each -> DocumentAnswer.line(each, me.zone()))
                        .toList();
        return ResponseEntity.ok(new DocumentAnswer.Page(lines, null));
    }

    private ResponseEntity<?> document(Person me, String place, String at, boolean asText) {
        var document = find(me, place);
        if (asText && at.isEmpty() && document.deleted()) {
            throw new RefusedRequest("docs.document-not-found", place);
        }
        var shown =
                at.isEmpty()
                        ? document
                        : Chosen.revision(
                                        revisions.history(me.tenant(), document.doc()),
                                        at,
                                        me.zone())
                                .orElseThrow(() ->
                                        new RefusedRequest("docs.revision-not-found", place, at));
        var source =
                texts.source(me, shown)
                        .orElseThrow(() -> new RefusedRequest("docs.document-not-found", place));
        var answer =
                ResponseEntity.ok()
                        .eTag("\"" + shown.blob() + "\"")
                        .cacheControl(CacheControl.noCache().cachePrivate())
                        .varyBy(HttpHeaders.ACCEPT);
        return asText
                ? answer.contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                        .body(source.text())
                : answer.contentType(MediaType.APPLICATION_JSON).body(whole(me, shown, source));
    }

    private DocumentAnswer.Whole whole(Person me, Revision shown, Opened source) {
        var line = DocumentAnswer.line(shown, me.zone());
        var sealed =
                source.isSealed()
                        ? new DocumentAnswer.Sealed(source.readers(), source.isReadable())
                        : null;
        return texts.document(shown, source)
                .map(document ->
                        new DocumentAnswer.Whole(
                                line, PlainYaml.of(document.front()), document.body(), sealed))
                .orElseGet(() -> new DocumentAnswer.Whole(line, Map.of(), source.text(), sealed));
    }

    private Revision find(Person me, String place) {
        var missing = new RefusedRequest("docs.document-not-found", place);
        if (DocPath.whyNot(place).isPresent()) {
            throw missing;
        }
        var path = new DocPath(place);
        return revisions
                .livingAt(me.tenant(), path)
                .or(() -> revisions.formerlyAt(me.tenant(), path))
                .filter(each -> readers.mayRead(me, each.doc()))
                .orElseThrow(() -> missing);
    }
}
