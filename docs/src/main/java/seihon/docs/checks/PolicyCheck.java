package seihon.docs.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import seihon.docs.Check.Line;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.Roster;
import seihon.docs.SourceDocument;
import seihon.docs.change.DatedCheck;
import seihon.docs.change.DocKinds;
import seihon.docs.policy.ApprovalPolicy;
import seihon.docs.policy.Organisation;
import seihon.docs.policy.PolicyFit;
import seihon.docs.reading.Revisions;
import seihon.docs.text.KindRegistry;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// After the change the approval policy can be met by the people of the company, and somebody is
/// its administrator: otherwise it may be proposed, but it never merges, because nothing could be
/// merged after it. What could not be met before does not keep the organisation from changing.
@Component
class PolicyCheck implements DatedCheck {

    private static final String NAME = "policy-satisfiable";
    private static final String KIND = "approval-policy";

    private final KindRegistry registry;
    private final DocKinds kinds;
    private final Revisions revisions;
    private final Roster roster;
    private final OrgFiles files;

    PolicyCheck(KindRegistry registry, DocKinds kinds, Revisions revisions, Roster roster) {
        this.registry = registry;
        this.kinds = kinds;
        this.revisions = revisions;
        this.roster = roster;
        this.files = new OrgFiles(kinds);
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change, Instant at) {
        var organisation = changes(change, OrgFiles.FOLDER);
        // Most changes concern neither: they are not worth a reading of every document.
        if (organisation.isEmpty() && change.files().stream().noneMatch(this::becomesPolicy)) {
            return Lines.notApplicable(
                    NAME, Refusal.of("docs.check.policy-satisfiable.not-applicable"));
        }
        var documents = documents(tenant, change);
        var policies = policies(change, documents, organisation);
        var now = new Company(Organisation.at(roster, tenant, at), files.roles(before(change)));
        var then =
                new Company(
                        Organisation.at(roster.under(change), tenant, at),
                        files.roles(change.tree().text(OrgFiles.ROLES)));
        var problems = new ArrayList<Problem>();
        for (var policy : policies) {
            var found = then.problems(policy, documents);
            if (changes(change, policy.source().path().value()).isEmpty()) {
                found.removeAll(now.problems(policy, documents));
            }
            problems.addAll(found);
        }
        organisation
                .filter(_ -> then.organisation().holders("admin").isEmpty())
                .ifPresent(path ->
                        problems.add(new Problem(path, 0, 0, Refusal.of("docs.policy.no-admin"))));
        return problems.isEmpty()
                ? Lines.passed(NAME, Refusal.of("docs.check.policy-satisfiable.passed"))
                : Lines.failed(
                        NAME,
                        Refusal.of("docs.check.policy-satisfiable.failed", problems.size()),
                        problems);
    }

    private static Optional<DocPath> changes(ProposedChange change, String beginning) {
        return change.files().stream()
                .map(FileChange::path)
                .filter(path -> path.value().startsWith(beginning))
                .findFirst();
    }

    private boolean becomesPolicy(FileChange file) {
        return kindAfter(file).filter(KIND::equals).isPresent();
    }

    private Optional<String> kindAfter(FileChange file) {
        return file.after()
                .flatMap(text -> kinds.source(file.path(), text))
                .map(source -> source.id().kind());
    }

    private record Policy(SourceDocument source, ApprovalPolicy rules) {}

    private record Company(Organisation organisation, Set<String> roles) {
        List<Problem> problems(Policy policy, List<PolicyFit.Standing> documents) {
            return new ArrayList<>(
                    PolicyFit.problems(
                            policy.source(), policy.rules(), organisation, roles, documents));
        }
    }

    /// Those that change; all of them when the people or their roles do.
    private List<Policy> policies(
            ProposedChange change,
            List<PolicyFit.Standing> documents,
            Optional<DocPath> organisation) {
        return documents.stream()
                .filter(document -> document.kind().equals(KIND))
                .map(PolicyFit.Standing::path)
                .filter(path ->
                        organisation.isPresent() || changes(change, path.value()).isPresent())
                .flatMap(path -> change.tree().text(path).flatMap(t -> policy(path, t)).stream())
                .toList();
    }

    private Optional<Policy> policy(DocPath path, String text) {
        return registry.read(path, text) instanceof Reading.Good<KindRegistry.Valid<?>>(var valid)
                        && valid.value() instanceof ApprovalPolicy policy
                ? Optional.of(new Policy(valid.source(), policy))
                : Optional.empty();
    }

    /// The roles document as it is.
    private static Optional<String> before(ProposedChange change) {
        return change.files().stream()
                .filter(file -> file.path().equals(OrgFiles.ROLES))
                .findFirst()
                .map(FileChange::before)
                .orElseGet(() -> change.tree().text(OrgFiles.ROLES));
    }

    /// Every document that would lie on `main`, with its kind.
    private List<PolicyFit.Standing> documents(TenantId tenant, ProposedChange change) {
        var documents = new TreeMap<DocPath, String>();
        revisions.living(tenant).forEach(r -> documents.put(r.path(), r.doc().kind()));
        for (var file : change.files()) {
            documents.remove(file.path());
            kindAfter(file).ifPresent(kind -> documents.put(file.path(), kind));
        }
        return documents.entrySet().stream()
                .map(entry -> new PolicyFit.Standing(entry.getKey(), entry.getValue()))
                .toList();
    }
}
