package seihon.docs.checks;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.opening.DraftRules;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// No new name can be taken for another one, also after somebody else's merge brought that one.
@Component
class NamesCheck implements Check {

    @Override
    public String name() {
        return "names";
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change) {
        var added =
                change.files().stream()
                        .filter(file -> file.before().isEmpty())
                        .map(FileChange::path)
                        .collect(Collectors.toSet());
        if (added.isEmpty()) {
            return Lines.notApplicable(name(), Refusal.of("docs.check.names.not-applicable"));
        }
        return DraftRules.clash(added, change.tree().paths())
                .map(clash -> Lines.failed(name(), clash, List.of()))
                .orElseGet(() -> Lines.passed(name(), Refusal.of("docs.check.names.passed")));
    }
}
