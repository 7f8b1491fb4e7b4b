package seihon.revenue.work;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// `/work`: the cases to work on.
@Controller
class WorkPages {

    private final WorkDesk desk;
    private final Transactions transactions;
    private final Clock clock;

    WorkPages(WorkDesk desk, Transactions transactions, Clock clock) {
        this.desk = desk;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/work")
    String show(
            Person me,
            Locale language,
            @RequestParam(defaultValue = "") String model,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam Optional<Boolean> mine,
            @RequestParam(defaultValue = "false") boolean over,
            Model page) {
        if (me.guest()) {
            throw new RefusedRequest("revenue.figures-forbidden");
        }
        var search = new WorkDesk.Search(model, stage, mine, over);
        var now = clock.instant();
        page.addAttribute(
                "view", transactions.read(me.tenant(), () -> desk.lay(me, language, search, now)));
        return "revenue/cases/list";
    }
}
