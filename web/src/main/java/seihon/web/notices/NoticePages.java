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
    private final Clock clock;

    NoticePages(Transactions transactions, NoticeStore store, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    record View(List<Notice> notices) {

        public boolean anyUnseen() {
            return notices.stream().anyMatch(notice -> !notice.seen() && !notice.gone());
        }
    }

    @GetMapping("/notices")
    String show(Person me, Model model) {
        var latest =
                transactions.read(me.tenant(), () -> store.latest(me.tenant(), me.id(), SHOWN));
        model.addAttribute("view", new View(latest));
        return "web/notices/show";
    }

    @PostMapping("/notices/views")
    String seen(Person me) {
        transactions.run(me.tenant(), () -> store.seen(me.tenant(), me.id(), clock.instant()));
        return "redirect:/notices";
    }
}
