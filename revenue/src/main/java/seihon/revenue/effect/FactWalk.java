package seihon.revenue.effect;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.revenue.journal.CaseMonths;

/// Walks case by case through all facts of a generation, page by page in transactions of their own.
@Component
class FactWalk {

    private static final int FACTS_AT_ONCE = 20_000;

    private final Facts facts;
    private final Transactions transactions;

    FactWalk(Facts facts, Transactions transactions) {
        this.facts = facts;
        this.transactions = transactions;
    }

    /// One whole reading of the log, as its first `size` entries left it.
    record Ground(TenantId tenant, int generation, long size) {}

    /// Told how many facts more were walked.
    interface Steps {
        void walked(int facts);
    }

    long length(Ground ground) {
        return transactions.read(
                ground.tenant, () -> facts.count(ground.tenant, ground.generation, ground.size));
    }

    void through(Ground ground, List<CaseMonths> models, Steps steps) {
        for (var subject : CaseMonths.subjects(models).toList()) {
            var concerned =
                    models.stream().filter(each -> each.model().subject().equals(subject)).toList();
            var after = "";
            while (after != null) {
                var page = new Facts.Page(subject, after, ground.size, FACTS_AT_ONCE);
                var next =
                        transactions.read(
                                ground.tenant,
                                () -> facts.next(ground.tenant, ground.generation, page));
                walk(next.facts(), concerned);
                steps.walked(next.facts().size());
                after = next.lastUnlessEnd();
            }
        }
    }

    private static void walk(List<Fact> bySubject, List<CaseMonths> models) {
        var one = new ArrayList<Fact>();
        for (var fact : bySubject) {
            if (!one.isEmpty() && !one.getFirst().subject().equals(fact.subject())) {
                var whole = List.copyOf(one);
                models.forEach(model -> model.add(whole));
                one.clear();
            }
            one.add(fact);
        }
        if (!one.isEmpty()) {
            models.forEach(model -> model.add(one));
        }
    }
}
