package seihon.ledger;

import java.util.Optional;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// May this command go ahead for this scope and subject? Integrity supplies stops; without it no
/// gate is installed and the pages say so.
public interface Gate {

    /// `scope` names the command (`docs.merge`), `subject` what it acts on (a path, a case). Empty:
    /// nothing stops it.
    Optional<Refusal> stopped(TenantId tenant, String scope, String subject);
}
