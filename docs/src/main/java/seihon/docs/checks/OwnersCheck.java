package seihon.docs.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.DocId;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.SourceDocument;
import seihon.docs.change.DocKinds;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Whoever is newly named as the owner of a document is somebody of the company, or a role that
/// there is. An owner that was there before is not looked at, nor are those of a company's first
/// day: who leaves hands over later.
@Component
class OwnersCheck implements Check {

    private static final String FIELD = "owner";
    private static final String PERSON = "person:";
    private static final List<SourceDocument> NONE = List.of();
    private static final String ROLE = "role:";

    private final DocKinds kinds;
    private final OrgFiles files;

    OwnersCheck(DocKinds kinds) {
        this.kinds = kinds;
        this.files = new OrgFiles(kinds);
    }

    @Override
    public String name() {
        return "owners";
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change) {
        var named = change.proposal() == 0 ? NONE : newlyNamed(change);
        Optional<Set<String>> people =
                named.isEmpty() ? Optional.empty() : files.people(change.tree());
        if (people.isEmpty()) {
            return Lines.notApplicable(name(), Refusal.of("docs.check.owners.not-applicable"));
        }
        var roles = files.roles(change.tree().text(OrgFiles.ROLES));
        var problems = new ArrayList<Problem>();
        for (var document : named) {
            var owner = document.owner();
            if (owner.startsWith(PERSON)
                    && !people.get().contains(owner.substring(PERSON.length()))) {
                problems.add(problem(document, "docs.check.owners.no-person", PERSON));
            } else if (owner.startsWith(ROLE) && !roles.contains(owner.substring(ROLE.length()))) {
                problems.add(problem(document, "docs.check.owners.no-role", ROLE));
            }
        }
        return problems.isEmpty()
                ? Lines.passed(name(), Refusal.of("docs.check.owners.passed"))
                : Lines.failed(name(), problems.getFirst().what(), problems);
    }

    private List<SourceDocument> newlyNamed(ProposedChange change) {
        var formerly = new HashMap<DocId, String>();
        change.files().stream()
                .flatMap(file -> source(file, file.before()).stream())
                .forEach(document -> formerly.put(document.id(), document.owner()));
        return change.files().stream()
                .flatMap(file -> source(file, file.after()).stream())
                .filter(document -> isNewlyNamed(document, formerly))
                .toList();
    }

    private Optional<SourceDocument> source(FileChange file, Optional<String> text) {
        return text.flatMap(written -> kinds.source(file.path(), written));
    }

    private static boolean isNewlyNamed(SourceDocument document, Map<DocId, String> formerly) {
        return document.front().field(FIELD).isPresent()
                && !document.owner().equals(formerly.get(document.id()));
    }

    private static Problem problem(SourceDocument document, String key, String word) {
        var at = document.front().field(FIELD).orElse(document.front());
        var owner = document.owner().substring(word.length());
        return new Problem(document.path(), at.line(), at.column(), Refusal.of(key, owner));
    }
}
