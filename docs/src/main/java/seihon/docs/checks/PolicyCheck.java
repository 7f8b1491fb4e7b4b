package seihon.docs.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import seihon.docs.Check.Line;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.Roster;
import seihon.docs.Yaml;
import seihon.docs.change.DatedCheck;
import seihon.docs.change.DocKinds;
import seihon.docs.policy.ApprovalPolicy;
import seihon.docs.policy.Organisation;
import seihon.docs.policy.PolicyFit;
import seihon.docs.reading.Revisions;
import seihon.docs.text.KindRegistry;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// A changed approval policy can be met by the company as it is: otherwise it may be proposed, but
/// it never merges, because nothing could be merged after it.
@Component
class PolicyCheck implements DatedCheck {

    private static final String NAME = "policy-satisfiable";
    private static final DocPath ROLES = new DocPath("Stock/org/roles.yaml");
    private static final Set<String> KNOWN_ROLES =
            Set.of(
                    "admin",
                    "executive",
                    "manager",
                    "member",
                    "revenue-ops",
                    "finance",
                    "privacy",
                    "auditor");

    private final KindRegistry registry;
    private final DocKinds kinds;
    private final Revisions revisions;
    private final Roster roster;

    PolicyCheck(KindRegistry registry, DocKinds kinds, Revisions revisions, Roster roster) {
        this.registry = registry;
        this.kinds = kinds;
        this.revisions = revisions;
        this.roster = roster;
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change, Instant at) {
        var problems = new ArrayList<Problem>();
        var policies = 0;
        for (var file : change.files()) {
            if (file.after().isPresent()
                    && registry.read(file.path(), file.after().get())
                            instanceof Reading.Good<KindRegistry.Valid<?>>(var valid)
                    && valid.value() instanceof ApprovalPolicy policy) {
                policies++;
                problems.addAll(
                        PolicyFit.problems(
                                valid.source(),
                                policy,
                                Organisation.at(roster, tenant, at),
                                roles(change),
                                documents(tenant, change)));
            }
        }
        if (policies == 0) {
            return Lines.notApplicable(
                    NAME, Refusal.of("docs.check.policy-satisfiable.not-applicable"));
        }
        return problems.isEmpty()
                ? Lines.passed(NAME, Refusal.of("docs.check.policy-satisfiable.passed"))
                : Lines.failed(
                        NAME,
                        Refusal.of("docs.check.policy-satisfiable.failed", problems.size()),
                        problems);
    }

    /// The roles that would exist: those known from the start and those of the roles document.
    private Set<String> roles(ProposedChange change) {
        var roles = new HashSet<>(KNOWN_ROLES);
        change.tree()
                .text(ROLES)
                .flatMap(text -> kinds.source(ROLES, text))
                .ifPresent(source ->
                        source.front().items("roles").stream()
                                .filter(Yaml.Mapping.class::isInstance)
                                .map(Yaml.Mapping.class::cast)
                                .flatMap(role -> role.text("id").stream())
                                .forEach(roles::add));
        return roles;
    }

    /// Every document that would lie on `main`, with its kind.
    private List<PolicyFit.Standing> documents(TenantId tenant, ProposedChange change) {
        var documents = new TreeMap<DocPath, String>();
        revisions.living(tenant).forEach(r -> documents.put(r.path(), r.doc().kind()));
        for (var file : change.files()) {
            documents.remove(file.path());
            file.after()
                    .flatMap(text -> kinds.source(file.path(), text))
                    .ifPresent(source -> documents.put(file.path(), source.id().kind()));
        }
        return documents.entrySet().stream()
                .map(entry -> new PolicyFit.Standing(entry.getKey(), entry.getValue()))
                .toList();
    }
}
