package seihon.connectors.imports;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;

/// Which imports were taken back: what they brought neither counts nor waits. Asked inside a
/// transaction of the tenant.
@Component
public class TakenBackImports {

    private final ImportStore imports;

    TakenBackImports(ImportStore imports) {
        this.imports = imports;
    }

    public Set<UUID> of(TenantId tenant) {
        return imports.takenBack(tenant);
    }
}
