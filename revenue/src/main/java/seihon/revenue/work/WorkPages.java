package seihon.revenue.work;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.Download;
import seihon.web.RefusedRequest;
import seihon.web.Table;

/// `/work`: the cases to work on.
@Controller
class WorkPages {

    private static final int MOST = 100;
    private static final int MOST_IN_FILE = 1_000;

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
            @RequestParam(name = "q", defaultValue = "") String called,
            @RequestParam(defaultValue = "") String after,
            Model page) {
        var search = new WorkDesk.Search(model, stage, mine, over, called, after, MOST);
        page.addAttribute("view", view(me, language, search));
        return "revenue/cases/list";
    }

    @GetMapping("/work.csv")
    ResponseEntity<String> file(
            Person me,
            Locale language,
            @RequestParam(defaultValue = "") String model,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam Optional<Boolean> mine,
            @RequestParam(defaultValue = "false") boolean over,
            @RequestParam(name = "q", defaultValue = "") String called) {
        var search = new WorkDesk.Search(model, stage, mine, over, called, "", MOST_IN_FILE);
        var view = view(me, language, search);
        return Download.of("work", table(view.unit()), view.rows());
    }

    private WorkDesk.View view(Person me, Locale language, WorkDesk.Search search) {
        if (me.guest()) {
            throw new RefusedRequest("revenue.figures-forbidden");
        }
        var now = clock.instant();
        return transactions.read(me.tenant(), () -> desk.lay(me, language, search, now));
    }

    private static Table<WorkDesk.Row> table(String unit) {
        return new Table<WorkDesk.Row>()
                .column("case", WorkDesk.Row::id)
                .column("name", WorkDesk.Row::name)
                .column("stage", WorkDesk.Row::stage)
                .column("days", WorkDesk.Row::days)
                .column("days_over", WorkDesk.Row::overDays)
                .column("amount", WorkDesk.Row::amount)
                .column("unit", row -> row.amount().map(_ -> unit))
                .column("hot_since", WorkDesk.Row::hotSince)
                .column("dims", row -> String.join("; ", row.dims()));
    }
}
