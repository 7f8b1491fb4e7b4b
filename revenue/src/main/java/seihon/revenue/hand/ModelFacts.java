package seihon.revenue.hand;

import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Facts.Subjects;

/// What is stated of a stage model itself: notes by date, months that were closed.
@Component
public class ModelFacts {

    private static final String SUBJECT = "stage-model";

    private final Facts facts;
    private final Transactions transactions;

    ModelFacts(Facts facts, Transactions transactions) {
        this.facts = facts;
        this.transactions = transactions;
    }

    public static Fact.Subject subject(String model) {
        return new Fact.Subject(SUBJECT, model);
    }

    private record Asked(TenantId tenant, String model, long size) {}

    /// In their order. Asked inside a read transaction.
    public List<Fact> of(TenantId tenant, String model) {
        return of(tenant, model, Long.MAX_VALUE);
    }

    /// Those that the first `size` entries gave.
    public List<Fact> of(TenantId tenant, String model, long size) {
        return transactions.once(
                new Asked(tenant, model, size),
                () ->
                        facts.of(
                                tenant,
                                facts.generation(tenant),
                                new Subjects(SUBJECT, List.of(model)),
                                size));
    }
}
