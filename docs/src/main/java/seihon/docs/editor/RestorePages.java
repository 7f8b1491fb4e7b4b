package seihon.docs.editor;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.DocId;
import seihon.docs.FileEdit;
import seihon.docs.Revision;
import seihon.docs.reading.Revisions;
import seihon.docs.reading.TenantReferences;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import seihon.web.Words;

/// A former revision brought back: a draft whose file is as it was then.
@Controller
class RestorePages {

    private final Transactions transactions;
    private final Revisions revisions;
    private final EditorDesk desk;
    private final Drafts drafts;
    private final Words words;
    private final Clock clock;

    RestorePages(
            Transactions transactions,
            Revisions revisions,
            EditorDesk desk,
            Drafts drafts,
            Words words,
            Clock clock) {
        this.transactions = transactions;
        this.revisions = revisions;
        this.desk = desk;
        this.drafts = drafts;
        this.words = words;
        this.clock = clock;
    }

    private record Found(Revision then, Revision newest, String text) {}

    @PostMapping("/documents/restorations")
    String restore(
            @RequestParam String doc,
            @RequestParam int n,
            Person me,
            Locale language,
            RedirectAttributes flash) {
        var found = transactions.read(me.tenant(), () -> find(me, doc, n));
        var title =
                words.text(
                        "docs.history.restore.title",
                        language,
                        TenantReferences.title(found.newest(), language),
                        n);
        var file = FileEdit.write(found.newest().path(), found.text());
        return switch (drafts.begin(
                me, new Drafts.Written(title, List.of(file)), clock.instant())) {
            case Outcome.Done<Draft>(var draft) -> "redirect:/drafts/" + draft.id();
            case Outcome.Refused<Draft>(var why) -> {
                flash.addFlashAttribute("refusal", why);
                yield "redirect:/documents";
            }
        };
    }

    private Found find(Person me, String doc, int n) {
        var missing = new RefusedRequest("docs.revision-not-found", doc, n);
        if (doc.indexOf('/') < 1 || doc.endsWith("/") || me.guest()) {
            throw missing;
        }
        var history = revisions.history(me.tenant(), DocId.parse(doc));
        var then =
                history.stream()
                        .filter(each -> each.n() == n && !each.deleted())
                        .findFirst()
                        .orElseThrow(() -> missing);
        return new Found(then, history.getFirst(), desk.text(me, then));
    }
}
