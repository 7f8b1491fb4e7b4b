package seihon.docs.library;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.domain.Person;
import seihon.domain.Transactions;

/// `/search`: documents and notes by the words in them.
@Controller
class SearchPages {

    private final Transactions transactions;
    private final SearchDesk desk;

    SearchPages(Transactions transactions, SearchDesk desk) {
        this.transactions = transactions;
        this.desk = desk;
    }

    @GetMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            Person me,
            Locale language,
            Model model) {
        model.addAttribute(
                "view",
                transactions.read(me.tenant(), () -> desk.find(me, language, q.strip(), kind)));
        return "docs/library/search";
    }
}
