package seihon.docs.editor;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.attachments.Attachments;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// Attaching a file to a draft: its pointer becomes one of the draft's files.
@Controller
class AttachmentPages {

    private final Attachments attachments;
    private final Drafts drafts;
    private final Clock clock;

    AttachmentPages(Attachments attachments, Drafts drafts, Clock clock) {
        this.attachments = attachments;
        this.drafts = drafts;
        this.clock = clock;
    }

    @PostMapping("/drafts/{id}/attachments")
    String attach(
            @PathVariable UUID id,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String beside,
            Person me,
            RedirectAttributes flash)
            throws IOException {
        var draft =
                drafts.find(me, id).orElseThrow(() -> new RefusedRequest("docs.draft-not-found"));
        var now = clock.instant();
        var isPath = DocPath.whyNot(beside).isEmpty();
        var folder = isPath ? beside.substring(0, beside.lastIndexOf('/')) : "Stock";
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var taken =
                attachments
                        .take(me, folder, name, content(file), now)
                        .then(pointer -> kept(me, draft, pointer));
        switch (taken) {
            case Outcome.Done<FileEdit>(var pointer) ->
                    flash.addFlashAttribute(
                            "toast",
                            Toast.of("docs.attachment.attached", pointer.path().fileName()));
            case Outcome.Refused<FileEdit>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/drafts/" + id + (isPath ? "?file=" + encoded(beside) : "");
    }

    /// Not more than shows that it is too much.
    private static byte[] content(MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            return content.readNBytes(Attachments.LARGEST + 1);
        }
    }

    private Outcome<FileEdit> kept(Person me, Draft draft, FileEdit pointer) {
        return drafts.save(
                        me,
                        draft.id(),
                        draft.title(),
                        draft.why(),
                        List.of(pointer),
                        clock.instant())
                .map(_ -> pointer);
    }

    private static String encoded(String path) {
        return org.springframework.web.util.UriUtils.encode(
                path, java.nio.charset.StandardCharsets.UTF_8);
    }
}
