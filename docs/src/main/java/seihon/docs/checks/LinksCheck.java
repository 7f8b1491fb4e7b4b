package seihon.docs.checks;

import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.ProposedChange;
import seihon.docs.reading.Links;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Every link leads somewhere on the tree that `main` would be, also those of untouched documents.
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
                ? Lines.passed(name(), Refusal.of("docs.check.links.passed"))
                : Lines.failed(
                        name(), Refusal.of("docs.check.links.failed", problems.size()), problems);
    }
}
