package seihon.docs;

import java.util.Set;
import seihon.domain.TenantId;

/// What the numbers would have been under a proposal. Supplied by the rooms that derive numbers;
/// while nobody supplies one for a kind, the proposal's page says that no effect is calculated.
public interface Effect {

    /// The kinds whose change moves this effect's numbers.
    Set<String> kinds();

    /// One phrase for the inbox and the address of the full comparison.
    Summary summary(TenantId tenant, ProposedChange change);

    record Summary(String sentence, String address, boolean ready) {}
}
