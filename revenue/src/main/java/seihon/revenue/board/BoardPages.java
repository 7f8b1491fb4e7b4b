package seihon.revenue.board;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// `/revenue/{model}`: one stage model by its parts.
@Controller
class BoardPages {

    private final BoardDesk desk;
    private final Transactions transactions;
    private final Clock clock;

    BoardPages(BoardDesk desk, Transactions transactions, Clock clock) {
        this.desk = desk;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The first model; without one, the page says how to begin.
    @GetMapping("/revenue")
    String first(Person me) {
        mustBeEmployee(me);
        var first = transactions.read(me.tenant(), () -> desk.first(me.tenant()));
        return first.isEmpty() ? "revenue/board/none" : "redirect:/revenue/" + first;
    }

    @GetMapping("/revenue/{model}")
    String show(
            Person me,
            Locale language,
            @PathVariable String model,
            @RequestParam Map<String, String> given,
            Model page) {
        mustBeEmployee(me);
        var visit = new BoardDesk.Visit(me.tenant(), language, clock.instant(), given);
        page.addAttribute("view", transactions.read(me.tenant(), () -> desk.lay(visit, model)));
        return "revenue/board/show";
    }

    private static void mustBeEmployee(Person me) {
        if (me.guest()) {
            throw new RefusedRequest("revenue.figures-forbidden");
        }
    }
}
