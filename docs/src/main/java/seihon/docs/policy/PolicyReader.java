package seihon.docs.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import seihon.docs.Kind.Reading;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.docs.policy.ApprovalPolicy.Demand;
import seihon.docs.policy.ApprovalPolicy.Match;
import seihon.docs.policy.ApprovalPolicy.Rule;
import seihon.docs.text.NameRules;
import seihon.domain.Outcome;

/// Reads a policy whose schema holds, and checks what a schema cannot: ids, patterns, conditions,
/// deadlines, and counts that named people can never reach.
final class PolicyReader {

    private final SourceDocument document;
    private final ProblemList problems;
    private final Set<String> ids = new HashSet<>();

    PolicyReader(SourceDocument document) {
        this.document = document;
        this.problems = new ProblemList(document.path());
    }

    Reading<ApprovalPolicy> read() {
        var rules = new ArrayList<Rule>();
        for (var item : document.front().items("rules")) {
            if (item instanceof Yaml.Mapping rule) {
                rules.add(rule(rule));
            }
        }
        var light = new LinkedHashSet<>(texts(document.front().items("light")));
        return problems.orElse(() -> new ApprovalPolicy(rules, light));
    }

    private Rule rule(Yaml.Mapping rule) {
        var id = rule.text("id").orElse("");
        NameRules.whyNot(id)
                .ifPresent(why -> problems.at(at(rule, "id").line(), at(rule, "id").column(), why));
        if (!ids.add(id)) {
            problems.at(at(rule, "id"), "docs.policy.duplicate-id", id);
        }
        var escalateTo = rule.text("escalate_to").map(Party::parse);
        if (escalateTo.isPresent() && rule.field("deadline").isEmpty()) {
            problems.at(at(rule, "escalate_to"), "docs.policy.escalation-without-deadline", id);
        }
        return new Rule(
                id,
                match(rule.mapping("match").orElse(rule)),
                rule.items("require").stream()
                        .map(item -> demand((Yaml.Mapping) item, escalateTo))
                        .toList(),
                deadline(rule),
                escalateTo,
                isTrue(rule, "sign"));
    }

    private Match match(Yaml.Mapping match) {
        return new Match(
                match.text("path").flatMap(path -> glob(match, path)),
                match.text("kind"),
                match.text("when").flatMap(when -> condition(match, when)));
    }

    private Optional<PathGlob> glob(Yaml.Mapping match, String written) {
        var why = PathGlob.whyNot(written);
        if (why.isPresent()) {
            problems.at(at(match, "path").line(), at(match, "path").column(), why.get());
            return Optional.empty();
        }
        return Optional.of(PathGlob.of(written));
    }

    private Optional<Condition> condition(Yaml.Mapping match, String written) {
        return switch (Condition.compile(written)) {
            case Outcome.Done<Condition>(var condition) -> Optional.of(condition);
            case Outcome.Refused<Condition>(var why) -> {
                problems.at(at(match, "when").line(), at(match, "when").column(), why);
                yield Optional.empty();
            }
        };
    }

    private Optional<Deadline> deadline(Yaml.Mapping rule) {
        var written = rule.text("deadline");
        var deadline = written.flatMap(Deadline::parse);
        if (written.isPresent() && deadline.isEmpty()) {
            problems.at(at(rule, "deadline"), "docs.policy.deadline", written.get());
        }
        return deadline;
    }

    private Demand demand(Yaml.Mapping demand, Optional<Party> escalateTo) {
        var group = texts(demand.items("group")).stream().map(Party::parse).toList();
        var count = count(demand);
        var everybody = new ArrayList<>(group);
        escalateTo.ifPresent(everybody::add);
        var areNamed = everybody.stream().allMatch(party -> party instanceof Party.One);
        if (areNamed && count > Set.copyOf(everybody).size()) {
            problems.at(
                    at(demand, "count"),
                    "docs.policy.count-too-large",
                    count,
                    Set.copyOf(everybody).size());
        }
        return new Demand(group, count, isTrue(demand, "distinct"));
    }

    private static int count(Yaml.Mapping demand) {
        return at(demand, "count") instanceof Yaml.Numeral(var number, _, _)
                ? number.intValueExact()
                : 1;
    }

    private static boolean isTrue(Yaml.Mapping mapping, String field) {
        return at(mapping, field) instanceof Yaml.Flag(var flag, _, _) && flag;
    }

    private static Yaml at(Yaml.Mapping mapping, String field) {
        return mapping.field(field).orElse(mapping);
    }

    private static List<String> texts(List<Yaml> items) {
        return items.stream()
                .flatMap(item ->
                        item instanceof Yaml.Text(var text, _, _)
                                ? java.util.stream.Stream.of(text)
                                : java.util.stream.Stream.empty())
                .toList();
    }
}
