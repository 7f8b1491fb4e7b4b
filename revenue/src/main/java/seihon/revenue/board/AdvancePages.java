package seihon.revenue.board;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Generations;

/// Tells an open page that its figures have moved on: pages ask every few seconds, and show
/// themselves again only then.
@Controller
class AdvancePages {

    private static final String TRIGGER = "HX-Trigger";

    private final Generations generations;
    private final Transactions transactions;

    AdvancePages(Generations generations, Transactions transactions) {
        this.generations = generations;
        this.transactions = transactions;
    }

    @GetMapping("/revenue/advance")
    ResponseEntity<Void> advance(
            Person me, @RequestParam String model, @RequestParam("as_of") long asOf) {
        var now =
                transactions.read(
                        me.tenant(),
                        () -> generations.position(me.tenant(), "revenue/" + model).next());
        return now == asOf
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.NO_CONTENT)
                        .header(TRIGGER, "ledger-advanced")
                        .build();
    }
}
