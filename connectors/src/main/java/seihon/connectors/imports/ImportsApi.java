package seihon.connectors.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import seihon.connectors.Imports;
import seihon.connectors.landing.Senders;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.web.RefusedRequest;
import seihon.web.Words;

/// Files by HTTP: `POST /api/v1/imports?mapping=…` and `POST /api/v1/references/{id}/imports`.
@RestController
@RequestMapping("/api/v1")
class ImportsApi {

    private static final List<String> KEPT_HEADERS =
            List.of("content-type", "content-length", "user-agent");

    private final ImportDesk imports;
    private final Words words;
    private final Clock clock;

    ImportsApi(ImportDesk imports, Words words, Clock clock) {
        this.imports = imports;
        this.words = words;
        this.clock = clock;
    }

    record Asked(UUID id) {}

    /// `problem` says why an import failed, in the asker's language.
    record Progress(
            UUID id,
            String state,
            String kind,
            String target,
            String file,
            long bytesDone,
            long bytes,
            long received,
            long accepted,
            long duplicate,
            long quarantined,
            long facts,
            long inFuture,
            @Nullable Problem problem,
            @Nullable Reversal reversal) {}

    record Problem(String type, String detail) {}

    record Reversal(long seq, String by, String reason) {}

    record Reason(@Nullable String reason) {}

    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Asked> rows(
            Person me,
            @RequestParam String mapping,
            @RequestParam MultipartFile file,
            @RequestHeader HttpHeaders headers) {
        return receive(me, new Wanted(Target.MAPPING, mapping), file, headers);
    }

    @PostMapping(path = "/references/{id}/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Asked> masterRows(
            Person me,
            @PathVariable String id,
            @RequestParam MultipartFile file,
            @RequestHeader HttpHeaders headers) {
        return receive(me, new Wanted(Target.REFERENCE, id), file, headers);
    }

    private record Wanted(String kind, String target) {}

    private ResponseEntity<Asked> receive(
            Person me, Wanted wanted, MultipartFile file, HttpHeaders headers) {
        try (var bytes = file.getInputStream()) {
            var name = Objects.toString(file.getOriginalFilename(), "");
            var upload =
                    new Imports.Upload(
                            wanted.kind, wanted.target, name, kept(file, headers), bytes);
            var id = done(imports.receive(me, upload, clock.instant()));
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/imports/" + id))
                    .body(new Asked(id));
        } catch (IOException e) {
            throw new UncheckedIOException("the upload broke off", e);
        }
    }

    private static Map<String, String> kept(MultipartFile file, HttpHeaders headers) {
        var kept = new HashMap<String, String>();
        for (var name : KEPT_HEADERS) {
            var value = headers.getFirst(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        kept.put("file-type", Objects.toString(file.getContentType(), ""));
        return kept;
    }

    @GetMapping("/imports/{id}")
    Progress progress(Person me, @PathVariable UUID id, Locale language) {
        Senders.mustBe(me);
        return imports.find(me, id)
                .map(one -> progress(one, state(me, one), language))
                .orElseThrow(() -> new RefusedRequest("connectors.import.not-found"));
    }

    @PostMapping("/imports/{id}/cancellation")
    Progress cancel(Person me, @PathVariable UUID id, Locale language) {
        return progress(me, done(imports.cancel(me, id, clock.instant())), language);
    }

    @PostMapping("/imports/{id}/reversal")
    Progress takeBack(
            Person me, @PathVariable UUID id, @RequestBody Reason reason, Locale language) {
        var why = Objects.toString(reason.reason(), "");
        return progress(me, done(imports.takeBack(me, id, why, clock.instant())), language);
    }

    /// An import is done for programs when they can read what waits in quarantine.
    private Imports.State state(Person me, Imports.Import one) {
        var isDone =
                one.state() != Imports.State.DONE
                        || one.counts().quarantined() == 0
                        || imports.isListed(me, one.id());
        return isDone ? one.state() : Imports.State.RUNNING;
    }

    private Progress progress(Imports.Import one, Imports.State state, Locale language) {
        var counts = one.counts();
        return new Progress(
                one.id(),
                state.name().toLowerCase(Locale.ROOT),
                one.kind(),
                one.target(),
                one.fileName(),
                one.bytesDone(),
                one.bytes(),
                counts.received(),
                counts.accepted(),
                counts.duplicate(),
                counts.quarantined(),
                counts.facts(),
                counts.inFuture(),
                one.refusal().map(why -> problem(why, language)).orElse(null),
                one.takenBack()
                        .map(taken -> new Reversal(taken.seq(), taken.by(), taken.reason()))
                        .orElse(null));
    }

    private Problem problem(Refusal why, Locale language) {
        return new Problem(why.key(), words.text(why, language));
    }

    private static UUID done(Outcome<UUID> outcome) {
        return switch (outcome) {
            case Outcome.Done<UUID>(var id) -> id;
            case Outcome.Refused<UUID>(var why) -> throw new RefusedRequest(why);
        };
    }
}
