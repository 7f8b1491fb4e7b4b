package seihon.web.notices;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.Addressee;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// For IT: the delivery log and a test mail to oneself.
@Controller
class MailPages {

    private static final int SHOWN = 100;

    private final Transactions transactions;
    private final MailStore store;
    private final NoticeMails notices;
    private final StoredMailbox mailbox;
    private final Letters letters;
    private final MailSettings settings;
    private final ObjectProvider<Addressee> addressees;
    private final Clock clock;

    MailPages(
            Transactions transactions,
            MailStore store,
            NoticeMails notices,
            StoredMailbox mailbox,
            Letters letters,
            MailSettings settings,
            ObjectProvider<Addressee> addressees,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.notices = notices;
        this.mailbox = mailbox;
        this.letters = letters;
        this.settings = settings;
        this.addressees = addressees;
        this.clock = clock;
    }

    /// `server` is the SMTP host, or the folder in which mails are kept. `held` are notices whose
    /// mail is not written yet.
    record View(List<StoredMail> mails, List<Held> held, boolean sends, String server) {}

    @GetMapping("/settings/mail")
    String show(Person me, Model model) {
        mustBeAdmin(me);
        var mails = transactions.read(me.tenant(), () -> store.latest(me.tenant(), SHOWN));
        var held =
                transactions.read(me.tenant(), () -> notices.allHeld(me.tenant(), clock.instant()));
        var server = settings.server();
        var place = server.map(url -> url.getHost()).orElseGet(() -> settings.folder().toString());
        model.addAttribute("view", new View(mails, held, server.isPresent(), place));
        return "web/notices/mail";
    }

    @PostMapping("/settings/mail/tests")
    String test(Person me, RedirectAttributes flash) {
        mustBeAdmin(me);
        var now = clock.instant();
        transactions.run(
                me.tenant(),
                () ->
                        addressees
                                .getObject()
                                .contact(me.tenant(), me.id(), now)
                                .ifPresent(contact ->
                                        mailbox.send(
                                                me.tenant(),
                                                letters.test(new Letters.To(me, contact, now)))));
        flash.addFlashAttribute("toast", Toast.of("web.notices.mail.tested"));
        return "redirect:/settings/mail";
    }

    private static void mustBeAdmin(Person me) {
        if (!me.holds("admin")) {
            throw new RefusedRequest("web.problem.forbidden");
        }
    }
}
