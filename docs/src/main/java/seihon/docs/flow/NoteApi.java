package seihon.docs.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import seihon.docs.DocPath;
import seihon.docs.flow.Notes.Basis;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// `/api/v1/flow/…`: reading and writing working notes. A note that is there is only replaced by
/// who names the state they read (`If-Match`).
@RestController
class NoteApi {

    /// What this call answers as ETag.
    private static final Pattern BLOB = Pattern.compile("[0-9a-f]{40}");

    private final Notes notes;
    private final Transactions transactions;
    private final Clock clock;

    NoteApi(Notes notes, Transactions transactions, Clock clock) {
        this.notes = notes;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Saved(
            String path,
            String title,
            String etag,
            @JsonProperty("saved_by") String savedBy,
            @JsonProperty("saved_at") OffsetDateTime savedAt) {}

    @GetMapping("/api/v1/flow/{*path}")
    ResponseEntity<String> read(@PathVariable String path, Person me) {
        var place = place(path);
        return transactions.read(
                me.tenant(),
                () -> {
                    var note =
                            notes.find(me.tenant(), place)
                                    .filter(_ -> !me.guest())
                                    .orElseThrow(() ->
                                            new RefusedRequest(
                                                    "docs.flow.note-not-found", place.value()));
                    return ResponseEntity.ok()
                            .eTag("\"" + note.blob() + "\"")
                            .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                            .body(notes.text(me.tenant(), note));
                });
    }

    @PutMapping("/api/v1/flow/{*path}")
    ResponseEntity<Saved> write(
            @PathVariable String path,
            @RequestBody(required = false) byte[] body,
            @RequestHeader(value = HttpHeaders.IF_MATCH, defaultValue = "") String ifMatch,
            Person me) {
        var text = text(body == null ? new byte[0] : body);
        var outcome = notes.save(me, place(path), text, basis(ifMatch), clock.instant());
        return switch (outcome) {
            case Outcome.Refused<Note>(var why) -> throw new RefusedRequest(why);
            case Outcome.Done<Note>(var note) ->
                    ResponseEntity.status(ifMatch.isEmpty() ? HttpStatus.CREATED : HttpStatus.OK)
                            .eTag("\"" + note.blob() + "\"")
                            .body(
                                    new Saved(
                                            note.path().value(),
                                            note.title(),
                                            note.blob(),
                                            note.savedBy().value(),
                                            note.savedAt().atZone(me.zone()).toOffsetDateTime()));
        };
    }

    /// Bytes of another encoding are no text: kept with stand-ins for what could not be read, they
    /// would be lost.
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException noText) {
            throw new RefusedRequest("docs.flow.text-malformed");
        }
    }

    private static Basis basis(String ifMatch) {
        if (ifMatch.isBlank()) {
            return new Basis.Nothing();
        }
        if (ifMatch.strip().equals("*")) {
            return new Basis.Anything();
        }
        var blob = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!BLOB.matcher(blob).matches()) {
            throw new RefusedRequest("docs.flow.if-match-malformed", ifMatch);
        }
        return new Basis.Blob(blob);
    }

    /// Below `Flow/`, which may be written or left out.
    private static DocPath place(String path) {
        var below = path.substring(1);
        var place = below.startsWith("Flow/") ? below : "Flow/" + below;
        var wrong = DocPath.whyNot(place);
        if (wrong.isPresent()) {
            throw new RefusedRequest("docs.flow.path-invalid", place);
        }
        return new DocPath(place);
    }
}
