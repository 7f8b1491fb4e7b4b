package seihon.connectors;

import java.math.BigDecimal;
import java.util.Map;
import seihon.domain.TenantId;

/// The rows of master data as they now stand. Asked inside a transaction of the tenant.
public interface References {

    /// The projection that derives them; what looks them up follows it.
    String PROJECTION = "connectors-reference";

    /// Key → column → text. Blank values are absent.
    Map<String, Map<String, String>> rows(TenantId tenant, String reference);

    /// Key → the exact amount in a column declared as one (`{amount: USD}`); rows without it are
    /// absent. Empty when the reference or the column is unknown.
    Map<String, BigDecimal> amounts(TenantId tenant, String reference, String column);

    /// Changes whenever rows of the reference change: part of the basis of whatever looks them up.
    String state(TenantId tenant, String reference);
}
