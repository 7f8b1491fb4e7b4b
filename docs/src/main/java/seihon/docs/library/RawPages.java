package seihon.docs.library;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.docs.DocPath;
import seihon.docs.attachments.Attachment;
import seihon.docs.attachments.Attachments;
import seihon.docs.attachments.Pointer;
import seihon.docs.reading.Readers;
import seihon.docs.reading.Revisions;
import seihon.docs.sealed.Unsealing.Opened;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// A document's file as it is, as plain text that no browser runs; behind a pointer, the file
/// attached.
@Controller
class RawPages {

    private final Transactions transactions;
    private final Revisions revisions;
    private final Readers readers;
    private final DocumentText texts;
    private final Attachments attachments;

    RawPages(
            Transactions transactions,
            Revisions revisions,
            Readers readers,
            DocumentText texts,
            Attachments attachments) {
        this.transactions = transactions;
        this.revisions = revisions;
        this.readers = readers;
        this.texts = texts;
        this.attachments = attachments;
    }

    @GetMapping("/documents/raw/{*path}")
    ResponseEntity<byte[]> raw(
            @PathVariable String path, @RequestParam(defaultValue = "") String at, Person me) {
        var place = path.substring(1);
        var text = transactions.read(me.tenant(), () -> source(me, place, at));
        var attached =
                Pointer.parse(text)
                        .flatMap(pointer ->
                                transactions.read(
                                        me.tenant(), () -> attachments.find(me.tenant(), pointer)));
        if (attached.isPresent()) {
            return attached(attached.get(), place);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Pictures are shown, everything else is saved; nothing in the file can run.
    private static ResponseEntity<byte[]> attached(Attachment file, String place) {
        var name = place.substring(place.lastIndexOf('/') + 1);
        var disposition =
                (file.isPicture() ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(name, StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(file.content());
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
                        .filter(each -> !at.isEmpty() || !each.deleted())
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
        return texts.source(me, shown).map(Opened::text).orElseThrow(() -> missing);
    }
}
