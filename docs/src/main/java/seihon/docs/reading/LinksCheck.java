package seihon.docs.reading;

import java.util.List;
import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.ProposedChange;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Every link of the changed documents leads somewhere, and none loses the document it leads to.
@Component
class LinksCheck implements Check {

    private final Links links;

    LinksCheck(Links links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change) {
        var problems = links.unresolved(tenant, change);
        return problems.isEmpty()
                ? new Line(
                        name(), Verdict.PASSED, Refusal.of("docs.check.links.passed"), List.of())
                : new Line(
                        name(),
                        Verdict.FAILED,
                        Refusal.of("docs.check.links.failed", problems.size()),
                        problems);
    }
}
