package seihon.app.inbox;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.Waiting;

/// What waits for me. The pane beside the list shows the line's own page.
@Controller
class InboxPages {

    private final Transactions transactions;
    private final ObjectProvider<Waiting> rooms;
    private final Clock clock;

    InboxPages(Transactions transactions, ObjectProvider<Waiting> rooms, Clock clock) {
        this.transactions = transactions;
        this.rooms = rooms;
        this.clock = clock;
    }

    @GetMapping("/inbox")
    String show(Person me, Model model) {
        var now = clock.instant();
        var items =
                transactions.read(
                        me.tenant(),
                        () ->
                                rooms.stream()
                                        .flatMap(room -> room.waitingFor(me, now).stream())
                                        .toList());
        model.addAttribute("view", InboxView.of(items));
        return "app/inbox/show";
    }
}
