package seihon.docs.library;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.DocId;
import seihon.docs.Roster;
import seihon.docs.reading.Readers;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// Sharing a document with a guest, and taking it away again.
@Controller
class SharePages {

    private final Readers readers;
    private final Roster roster;
    private final Transactions transactions;
    private final Clock clock;

    SharePages(Readers readers, Roster roster, Transactions transactions, Clock clock) {
        this.readers = readers;
        this.roster = roster;
        this.transactions = transactions;
        this.clock = clock;
    }

    @PostMapping("/documents/shares")
    String share(
            @RequestParam String doc,
            @RequestParam String person,
            @RequestParam String back,
            Person me,
            RedirectAttributes flash) {
        var done = readers.share(me, doc(doc), person(person), clock.instant());
        return answer(done, "docs.readers.shared", me, person, back, flash);
    }

    @PostMapping("/documents/shares/withdrawal")
    String takeAway(
            @RequestParam String doc,
            @RequestParam String person,
            @RequestParam String back,
            Person me,
            RedirectAttributes flash) {
        var done = readers.takeAway(me, doc(doc), person(person));
        return answer(done, "docs.readers.taken-away", me, person, back, flash);
    }

    private String answer(
            Outcome<DocId> outcome,
            String done,
            Person me,
            String person,
            String back,
            RedirectAttributes flash) {
        switch (outcome) {
            case Outcome.Done<DocId> _ ->
                    flash.addFlashAttribute("toast", Toast.of(done, name(me, person(person))));
            case Outcome.Refused<DocId>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        var home = back.startsWith("/documents/") ? back + "/readers" : "/documents";
        return "redirect:" + home;
    }

    private String name(Person me, PersonId person) {
        return transactions.read(me.tenant(), () -> roster.name(me.tenant(), person));
    }

    private static DocId doc(String text) {
        if (text.indexOf('/') < 1 || text.endsWith("/")) {
            throw new RefusedRequest("docs.document-not-found", text);
        }
        return DocId.parse(text);
    }

    private static PersonId person(String text) {
        if (!PersonId.isValid(text)) {
            throw new RefusedRequest("docs.document-not-found", text);
        }
        return new PersonId(text);
    }
}
