package seihon.docs.library;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.docs.DocPath;
import seihon.docs.reading.Readers;
import seihon.docs.reading.Revisions;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// A document's file as it is, as plain text that no browser runs.
@Controller
class RawPages {

    private final Transactions transactions;
    private final Revisions revisions;
    private final Readers readers;
    private final DocumentText texts;

    RawPages(Transactions transactions, Revisions revisions, Readers readers, DocumentText texts) {
        this.transactions = transactions;
        this.revisions = revisions;
        this.readers = readers;
        this.texts = texts;
    }

    @GetMapping("/documents/raw/{*path}")
    ResponseEntity<byte[]> raw(
            @PathVariable String path, @RequestParam(defaultValue = "") String at, Person me) {
        var place = path.substring(1);
        var text = transactions.read(me.tenant(), () -> source(me, place, at));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private String source(Person me, String place, String at) {
        var missing = new RefusedRequest("docs.document-not-found", place);
        if (DocPath.whyNot(place).isPresent()) {
            throw missing;
        }
        var path = new DocPath(place);
        var document =
                revisions
                        .livingAt(me.tenant(), path)
                        .or(() -> revisions.formerlyAt(me.tenant(), path))
                        .filter(each -> readers.mayRead(me, each.doc()))
                        .orElseThrow(() -> missing);
        var shown =
                at.isEmpty()
                        ? document
                        : Chosen.revision(
                                        revisions.history(me.tenant(), document.doc()),
                                        at,
                                        me.zone())
                                .orElseThrow(() ->
                                        new RefusedRequest("docs.revision-not-found", place, at));
        return texts.source(me.tenant(), shown.blob()).orElseThrow(() -> missing);
    }
}
