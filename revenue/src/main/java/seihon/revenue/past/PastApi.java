package seihon.revenue.past;

import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// How far a past is that a question has to wait for. Once it is done, the question is asked again.
@RestController
class PastApi {

    private final Pasts pasts;
    private final Transactions transactions;

    PastApi(Pasts pasts, Transactions transactions) {
        this.pasts = pasts;
        this.transactions = transactions;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Shown(UUID id, String model, long asOf, String state, long done, long total) {

        static Shown of(Past past) {
            return new Shown(
                    past.id(),
                    past.model(),
                    past.size(),
                    past.state().name().toLowerCase(Locale.ROOT),
                    past.done(),
                    past.total());
        }
    }

    @GetMapping("/api/v1/revenue/{model}/past/{id}")
    Shown show(@PathVariable String model, @PathVariable UUID id, Person me) {
        if (me.guest()) {
            throw new RefusedRequest("revenue.figures-forbidden");
        }
        return transactions
                .read(me.tenant(), () -> pasts.find(me.tenant(), model, id))
                .map(Shown::of)
                .orElseThrow(() -> new RefusedRequest("revenue.past-not-found", id.toString()));
    }
}
