package seihon.docs.editor;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.attachments.Attachments;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// Attaching a file to a draft: its pointer becomes one of the draft's files.
@Controller
class AttachmentPages {

    private final Attachments attachments;
    private final Transactions transactions;
    private final EditorDesk desk;
    private final Drafts drafts;
    private final Clock clock;

    AttachmentPages(
            Attachments attachments,
            Transactions transactions,
            EditorDesk desk,
            Drafts drafts,
            Clock clock) {
        this.attachments = attachments;
        this.transactions = transactions;
        this.desk = desk;
        this.drafts = drafts;
        this.clock = clock;
    }

    /// The file, and the path of the document that it is attached beside.
    record Upload(@Nullable MultipartFile file, @Nullable String beside) {}

    /// What is being written is kept first: the button stands in its form.
    @PostMapping("/drafts/{id}/attachments")
    String attach(
            @PathVariable UUID id,
            @ModelAttribute Upload upload,
            @ModelAttribute EditorForm form,
            Person me,
            Locale language,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        var draft =
                drafts.find(me, id).orElseThrow(() -> new RefusedRequest("docs.draft-not-found"));
        var written =
                form.path().isEmpty() && form.content().isEmpty()
                        ? Outcome.done(draft)
                        : desk.keep(me, Optional.of(draft), form, clock.instant());
        return switch (written) {
            case Outcome.Done<Draft>(var kept) -> attached(me, kept, upload, form, flash);
            case Outcome.Refused<Draft>(var why) -> {
                model.addAttribute("refusal", why);
                model.addAttribute(
                        "view",
                        transactions.read(
                                me.tenant(),
                                () -> desk.again(me, language, Optional.of(draft), form)));
                yield "docs/editor/show";
            }
        };
    }

    private String attached(
            Person me, Draft draft, Upload upload, EditorForm form, RedirectAttributes flash)
            throws IOException {
        var beside =
                form.path().isEmpty()
                        ? Objects.requireNonNullElse(upload.beside(), "")
                        : form.path();
        var isPath = DocPath.whyNot(beside).isEmpty();
        var folder = isPath ? beside.substring(0, beside.lastIndexOf('/')) : "Stock";
        switch (taken(me, draft, folder, upload.file())) {
            case Outcome.Done<FileEdit>(var pointer) ->
                    flash.addFlashAttribute(
                            "toast",
                            Toast.of("docs.attachment.attached", pointer.path().fileName()));
            case Outcome.Refused<FileEdit>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:"
                + (isPath ? DraftAddress.of(draft.id(), beside) : "/drafts/" + draft.id());
    }

    private Outcome<FileEdit> taken(
            Person me, Draft draft, String folder, @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return Outcome.refused("docs.attachment.file-missing-invalid");
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return attachments
                .take(me, folder, name, content(file), clock.instant())
                .then(pointer -> kept(me, draft, pointer));
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
}
