package seihon.docs.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import seihon.docs.DocPath;
import seihon.docs.Problem;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.domain.PersonId;

/// Whether a policy fits the company: every role and person it names is there, and no demand on a
/// document that exists asks for more people than there are. A policy that does not fit may be
/// proposed, but never merged.
public final class PolicyFit {

    /// What the rules could be asked to judge: the paths on `main` with their kinds.
    public record Standing(DocPath path, String kind) {}

    private final Organisation company;
    private final Set<String> roles;
    private final ProblemList problems;

    private PolicyFit(SourceDocument source, Organisation company, Set<String> roles) {
        this.company = company;
        this.roles = roles;
        this.problems = new ProblemList(source.path());
    }

    /// `roles` are the roles that exist. Empty when the policy fits.
    public static List<Problem> problems(
            SourceDocument source,
            ApprovalPolicy policy,
            Organisation company,
            Set<String> roles,
            List<Standing> documents) {
        var fit = new PolicyFit(source, company, roles);
        var rules = source.front().items("rules");
        for (int i = 0; i < policy.rules().size(); i++) {
            fit.rule(policy.rules().get(i), (Yaml.Mapping) rules.get(i), documents);
        }
        return fit.problems.all();
    }

    private void rule(ApprovalPolicy.Rule rule, Yaml.Mapping where, List<Standing> documents) {
        var reached = documents.stream().filter(d -> matches(rule.match(), d)).findFirst();
        var demands = where.items("require");
        for (int i = 0; i < rule.require().size(); i++) {
            demand(rule, rule.require().get(i), demands.get(i), reached);
        }
        rule.escalateTo()
                .ifPresent(party -> known(party, where.field("escalate_to").orElse(where)));
    }

    private void demand(
            ApprovalPolicy.Rule rule,
            ApprovalPolicy.Demand demand,
            Yaml where,
            Optional<Standing> reached) {
        demand.group().forEach(party -> known(party, where));
        var parties = new ArrayList<>(demand.group());
        rule.escalateTo().filter(_ -> rule.deadline().isPresent()).ifPresent(parties::add);
        var people = parties.stream().flatMap(party -> people(party).stream()).distinct().count();
        if (reached.isPresent() && people < demand.count()) {
            problems.at(
                    where,
                    "docs.policy.never-met",
                    rule.id(),
                    reached.get().path().value(),
                    demand.count(),
                    people);
        }
    }

    private void known(Party party, Yaml where) {
        switch (party) {
            case Party.Role(var role) -> {
                if (!roles.contains(role)) {
                    problems.at(where, "docs.policy.unknown-role", role);
                }
            }
            case Party.One(var person) -> {
                if (!company.employees().contains(person)) {
                    problems.at(where, "docs.policy.unknown-person", person.value());
                }
            }
        }
    }

    private Set<PersonId> people(Party party) {
        return switch (party) {
            case Party.Role(var role) -> company.holders(role);
            case Party.One(var person) ->
                    company.employees().contains(person) ? Set.of(person) : Set.of();
        };
    }

    private static boolean matches(ApprovalPolicy.Match match, Standing document) {
        return match.path().map(glob -> glob.matches(document.path().value())).orElse(true)
                && match.kind().map(document.kind()::equals).orElse(true);
    }
}
