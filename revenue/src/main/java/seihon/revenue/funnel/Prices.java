package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.connectors.References;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// List prices of a model, by the value of its priced dimension.
@Component
class Prices {

    private final References references;
    private final Transactions transactions;

    Prices(References references, Transactions transactions) {
        this.references = references;
        this.transactions = transactions;
    }

    private record Asked(TenantId tenant, String reference, String column) {}

    /// Empty when the model names no list price.
    Optional<Map<String, BigDecimal>> of(Inquiry inquiry) {
        return inquiry.model()
                .listPrice()
                .map(price -> new Asked(inquiry.tenant(), price.reference(), price.column()))
                .map(asked -> transactions.once(asked, () -> read(asked)));
    }

    private Map<String, BigDecimal> read(Asked asked) {
        return references.amounts(asked.tenant, asked.reference, asked.column);
    }
}
