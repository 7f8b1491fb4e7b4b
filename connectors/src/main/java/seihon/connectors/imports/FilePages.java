package seihon.connectors.imports;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.connectors.Imports;
import seihon.connectors.landing.Senders;
import seihon.docs.Proposals;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.web.RefusedRequest;

/// `/data/files/…`: a file is kept first, looked at, and then imported or made the beginning of a
/// mapping.
@Controller
class FilePages {

    private final ImportDesk imports;
    private final FileDesk files;
    private final Clock clock;

    FilePages(ImportDesk imports, FileDesk files, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.clock = clock;
    }

    @PostMapping("/data/files")
    String keep(@RequestParam MultipartFile file, Person me, RedirectAttributes flash)
            throws IOException {
        if (file.isEmpty()) {
            flash.addFlashAttribute(
                    "refusal", seihon.domain.Refusal.of("connectors.import.empty-file"));
            return "redirect:/data/imports";
        }
        try (var bytes = file.getInputStream()) {
            var name = Objects.toString(file.getOriginalFilename(), "");
            var type = Objects.toString(file.getContentType(), "");
            var upload = new Imports.Upload("", "", name, Map.of("file-type", type), bytes);
            return switch (imports.keep(me, upload, clock.instant())) {
                case Outcome.Done<UUID>(var id) -> "redirect:/data/files/" + id;
                case Outcome.Refused<UUID>(var why) -> {
                    flash.addFlashAttribute("refusal", why);
                    yield "redirect:/data/imports";
                }
            };
        }
    }

    @GetMapping("/data/files/{id}")
    String look(@PathVariable UUID id, Person me, Locale language, Model model) {
        Senders.mustBe(me);
        var view =
                files.look(me, id, language)
                        .orElseThrow(() -> new RefusedRequest("connectors.import.file-not-found"));
        model.addAttribute("view", view);
        return "connectors/imports/file";
    }

    /// `target` is `mapping/…` or `reference/…`.
    @PostMapping("/data/files/{id}/imports")
    String start(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String target,
            Person me,
            RedirectAttributes flash) {
        var slash = Math.max(0, target.indexOf('/'));
        var wanted =
                new ImportDesk.Wanted(
                        target.substring(0, slash),
                        target.substring(Math.min(target.length(), slash + 1)));
        return switch (imports.start(me, id, wanted, clock.instant())) {
            case Outcome.Done<UUID> _ -> "redirect:/data/imports/" + id;
            case Outcome.Refused<UUID>(var why) -> {
                flash.addFlashAttribute("refusal", why);
                yield "redirect:/data/files/" + id;
            }
        };
    }

    @PostMapping("/data/files/{id}/proposals")
    String propose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String content,
            Person me,
            RedirectAttributes flash) {
        Senders.mustBe(me);
        return switch (files.propose(me, id, content, clock.instant())) {
            case Outcome.Done<Proposals.Standing>(var opened) ->
                    "redirect:/proposals/" + opened.number();
            case Outcome.Refused<Proposals.Standing>(var why) -> {
                flash.addFlashAttribute("refusal", why);
                yield "redirect:/data/files/" + id;
            }
        };
    }
}
