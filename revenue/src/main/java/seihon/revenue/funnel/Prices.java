package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.connectors.References;

/// List prices of a model, by the value of its priced dimension.
@Component
class Prices {

    private final References references;

    Prices(References references) {
        this.references = references;
    }

    /// Empty when the model names no list price.
    Optional<Map<String, BigDecimal>> of(Inquiry inquiry) {
        return inquiry.model()
                .listPrice()
                .map(price ->
                        references.amounts(inquiry.tenant(), price.reference(), price.column()));
    }
}
