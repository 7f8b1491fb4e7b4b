package seihon.app.home;

import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import seihon.domain.Person;
import seihon.domain.Transactions;

/// `/`: the figures that open the day; what waits for me, while there are none.
@Controller
class HomePages {

    private final HomeDesk desk;
    private final Transactions transactions;
    private final Clock clock;

    HomePages(HomeDesk desk, Transactions transactions, Clock clock) {
        this.desk = desk;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Person me, Locale language, Model model) {
        if (me.guest()) {
            return "redirect:/documents";
        }
        var now = clock.instant();
        var view = transactions.read(me.tenant(), () -> desk.lay(me, language, now));
        model.addAttribute("view", view.orElse(null));
        return view.isEmpty() ? "redirect:/inbox" : "app/home/show";
    }
}
