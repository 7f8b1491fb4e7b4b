package seihon.connectors.catalogue;

import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import seihon.connectors.landing.Senders;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.FactCatalogue.Sort;
import seihon.web.Download;
import seihon.web.Table;

/// `/data/catalogue`: what kinds of facts there are, from where, and what their fields mean.
@Controller
class CataloguePages {

    private static final Table<Sort> FILE =
            new Table<Sort>()
                    .column("kind", Sort::kind)
                    .column("subject", Sort::subjectType)
                    .column("source", Sort::source)
                    .column("mapping", Sort::mapping)
                    .column("count", Sort::count)
                    .column("manual", Sort::manual)
                    .column("not_in_master", Sort::blank)
                    .column("first", Sort::first)
                    .column("last", Sort::last);

    private final CatalogueDesk desk;
    private final Transactions transactions;

    CataloguePages(CatalogueDesk desk, Transactions transactions) {
        this.desk = desk;
        this.transactions = transactions;
    }

    @GetMapping("/data/catalogue")
    String show(Person me, Locale language, Model model) {
        Senders.mustBe(me);
        model.addAttribute(
                "view", transactions.read(me.tenant(), () -> desk.lay(me.tenant(), language)));
        return "connectors/catalogue/show";
    }

    @GetMapping("/data/catalogue.csv")
    ResponseEntity<String> file(Person me) {
        Senders.mustBe(me);
        var sorts = transactions.read(me.tenant(), () -> desk.sorts(me.tenant()));
        return Download.of("catalogue", FILE, sorts);
    }
}
