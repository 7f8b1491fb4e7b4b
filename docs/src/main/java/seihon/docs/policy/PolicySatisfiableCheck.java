package seihon.docs.policy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.ProposedChange.Tree;
import seihon.docs.Roster;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.docs.policy.PolicyFit.Standing;
import seihon.docs.text.SourceReader;
import seihon.docs.text.YamlReader;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// A proposed approval policy can be met: it names roles and people that exist and asks no more
/// people than there are. Looks at the tree that `main` would be and at who is employed today.
@Component
class PolicySatisfiableCheck implements Check {

    private static final String NAME = "policy-satisfiable";
    private static final DocPath ROLES = new DocPath("Stock/org/roles.yaml");
    private static final Pattern KIND = Pattern.compile("(?m)^kind:[ \\t]*[\"']?([^\\s\"'#]+)");

    /// Roles that every company has, document or not.
    private static final Set<String> GIVEN =
            Set.of(
                    "admin",
                    "executive",
                    "manager",
                    "member",
                    "revenue-ops",
                    "finance",
                    "privacy",
                    "auditor");

    private final Roster roster;
    private final Clock clock;

    PolicySatisfiableCheck(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change) {
        var policies = change.files().stream().filter(file -> isPolicy(file.after())).toList();
        if (policies.isEmpty()) {
            return new Line(
                    NAME,
                    Verdict.NOT_APPLICABLE,
                    Refusal.of("docs.check.policy-satisfiable.not-applicable"),
                    List.of());
        }
        var company = Organisation.at(roster, tenant, clock.instant());
        var roles = roles(change.tree());
        var documents = documents(change.tree());
        var problems = new ArrayList<Problem>();
        for (var file : policies) {
            problems.addAll(problems(file, company, roles, documents));
        }
        return problems.isEmpty()
                ? new Line(
                        NAME,
                        Verdict.PASSED,
                        Refusal.of("docs.check.policy-satisfiable.passed"),
                        List.of())
                : new Line(
                        NAME,
                        Verdict.FAILED,
                        Refusal.of("docs.check.policy-satisfiable.failed", problems.size()),
                        problems);
    }

    /// A policy that cannot be read is the schema check's business.
    private static List<Problem> problems(
            FileChange file, Organisation company, Set<String> roles, List<Standing> documents) {
        var text = file.after().orElse("");
        if (SourceReader.read(file.path(), text) instanceof Reading.Good<SourceDocument>(var source)
                && new PolicyReader(source).read()
                        instanceof Reading.Good<ApprovalPolicy>(var policy)) {
            return PolicyFit.problems(source, policy, company, roles, documents);
        }
        return List.of();
    }

    private static boolean isPolicy(Optional<String> text) {
        return text.map(PolicySatisfiableCheck::kind).orElse("").equals("approval-policy");
    }

    private static String kind(String text) {
        var kind = KIND.matcher(text);
        return kind.find() ? kind.group(1) : "";
    }

    private static List<Standing> documents(Tree tree) {
        return tree.paths().stream()
                .filter(path -> path.isYaml() || path.isMarkdown())
                .map(path -> new Standing(path, tree.text(path).map(t -> kind(t)).orElse("")))
                .toList();
    }

    private static Set<String> roles(Tree tree) {
        var roles = new HashSet<>(GIVEN);
        var text = tree.text(ROLES);
        if (text.isPresent()
                && YamlReader.read(ROLES, text.get(), 0)
                        instanceof Reading.Good<Yaml>(Yaml.Mapping front)) {
            for (var item : front.items("roles")) {
                if (item instanceof Yaml.Mapping role) {
                    role.text("id").ifPresent(roles::add);
                }
            }
        }
        return Set.copyOf(roles);
    }
}
