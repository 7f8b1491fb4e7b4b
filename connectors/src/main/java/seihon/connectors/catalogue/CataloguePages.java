package seihon.connectors.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import seihon.connectors.landing.Senders;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.FactCatalogue.Sort;
import seihon.web.Csv;

/// `/data/catalogue`: what kinds of facts there are, from where, and what their fields mean.
@Controller
class CataloguePages {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /// Without it, spreadsheets take the file for one in the system's own encoding.
    private static final String MARK = "\uFEFF";

    private static final List<String> HEADER =
            List.of(
                    "kind",
                    "subject",
                    "source",
                    "mapping",
                    "count",
                    "manual",
                    "not_in_master",
                    "first",
                    "last");

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
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("catalogue.csv")
                                .build()
                                .toString())
                .body(MARK + csv(sorts));
    }

    private static String csv(List<Sort> sorts) {
        return Stream.concat(Stream.of(HEADER), sorts.stream().map(CataloguePages::cells))
                .map(Csv::line)
                .collect(Collectors.joining());
    }

    private static List<String> cells(Sort sort) {
        return Stream.of(
                        sort.kind(),
                        sort.subjectType(),
                        sort.source(),
                        sort.mapping(),
                        sort.count(),
                        sort.manual(),
                        sort.blank(),
                        sort.first(),
                        sort.last())
                .map(Object::toString)
                .map(Csv::harmless)
                .toList();
    }
}
