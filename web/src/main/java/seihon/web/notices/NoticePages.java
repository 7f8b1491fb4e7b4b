package seihon.web.notices;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import seihon.domain.Person;
import seihon.domain.Transactions;

/// The bell: what began to wait for me, newest first. Looking changes nothing; the page posts that
/// it was seen.
@Controller
class NoticePages {

    private static final int SHOWN = 50;

    private final Transactions transactions;
    private final NoticeStore store;
    private final NoticeMails mails;
    private final Clock clock;

    NoticePages(Transactions transactions, NoticeStore store, NoticeMails mails, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.mails = mails;
        this.clock = clock;
    }

    /// `held` says which mails wait, until when and why.
    record View(List<Notice> notices, List<Held> held) {

        public boolean anyUnseen() {
            return notices.stream().anyMatch(notice -> !notice.seen() && !notice.gone());
        }
    }

    @GetMapping("/notices")
    String show(Person me, Model model) {
        var view =
                transactions.read(
                        me.tenant(),
                        () ->
                                new View(
                                        store.latest(me.tenant(), me.id(), SHOWN),
                                        mails.held(me, clock.instant())));
        model.addAttribute("view", view);
        return "web/notices/show";
    }

    @PostMapping("/notices/views")
    String seen(Person me) {
        transactions.run(me.tenant(), () -> store.seen(me.tenant(), me.id(), clock.instant()));
        return "redirect:/notices";
    }
}
