package seihon.docs.change;

import java.time.Instant;
import seihon.docs.Check.Line;
import seihon.docs.ProposedChange;
import seihon.domain.TenantId;

/// A check whose answer depends on the moment, because it asks who is with the company. Part of a
/// judgement; not asked of the provisioned first commit, when nobody is there yet.
public interface DatedCheck {

    Line look(TenantId tenant, ProposedChange change, Instant at);
}
