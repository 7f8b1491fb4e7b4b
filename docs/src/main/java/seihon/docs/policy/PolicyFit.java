package seihon.docs.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import seihon.docs.DocPath;
import seihon.docs.Problem;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;

/// Whether a policy fits the company, nobody being away: every role and person it names is there,
/// and no rule on a document that exists asks for more people than there are. A policy that does
/// not fit may be proposed, but never merged.
public final class PolicyFit {

    /// What the rules could be asked to judge: the paths on `main` with their kinds.
    public record Standing(DocPath path, String kind) {}

    private final Organisation company;
    private final Set<String> roles;
    private final ProblemList problems;

    private PolicyFit(SourceDocument source, Organisation company, Set<String> roles) {
        this.company = company.allHere();
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
        var demands = where.items("require");
        for (int i = 0; i < rule.require().size(); i++) {
            var place = demands.get(i);
            rule.require().get(i).group().forEach(party -> known(party, place));
        }
        rule.escalateTo()
                .ifPresent(party -> known(party, where.field("escalate_to").orElse(where)));
        documents.stream()
                .filter(document -> matches(rule.match(), document))
                .findFirst()
                .ifPresent(document -> met(rule, demands, document));
    }

    /// All demands of a rule at once: a distinct one takes its people from the others.
    private void met(ApprovalPolicy.Rule rule, List<Yaml> places, Standing reached) {
        var asks = rule.require().stream().map(demand -> ask(rule, demand)).toList();
        var possible = PolicyRules.possible(asks, Instant.EPOCH);
        for (int i = 0; i < asks.size(); i++) {
            var needed = asks.get(i).needed();
            var people = asks.get(i).panel().named().size();
            if (possible.get(i) < needed) {
                problems.at(
                        places.get(i),
                        people < needed
                                ? "docs.policy.never-met"
                                : "docs.policy.never-met-together",
                        rule.id(),
                        reached.path().value(),
                        needed,
                        people);
            }
        }
    }

    private Tally.Ask ask(ApprovalPolicy.Rule rule, ApprovalPolicy.Demand demand) {
        var parties = new ArrayList<>(demand.group());
        rule.escalateTo().filter(_ -> rule.deadline().isPresent()).ifPresent(parties::add);
        return new Tally.Ask(
                demand.count(), demand.distinct(), rule.sign(), Panel.of(parties, company));
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

    private static boolean matches(ApprovalPolicy.Match match, Standing document) {
        return match.path().map(glob -> glob.matches(document.path().value())).orElse(true)
                && match.kind().map(document.kind()::equals).orElse(true);
    }
}
