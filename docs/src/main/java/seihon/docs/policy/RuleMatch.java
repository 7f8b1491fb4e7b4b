package seihon.docs.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.policy.ApprovalPolicy.Rule;
import seihon.domain.Refusal;

/// Which rules a change falls under, and why.
final class RuleMatch {

    private RuleMatch() {}

    /// In the order of the policies, the fallback last: it stands in for every document that no
    /// rule matches.
    static Map<Rule, Refusal> of(List<ApprovalPolicy> policies, List<FileChange> files) {
        var documents = files.stream().map(ChangedDocument::of).toList();
        var unmatched = new ArrayList<>(documents);
        Map<Rule, Refusal> matched = new LinkedHashMap<>();
        for (var policy : policies) {
            for (var rule : policy.rules()) {
                for (var document : documents) {
                    why(rule, document)
                            .ifPresent(why -> {
                                unmatched.remove(document);
                                matched.putIfAbsent(rule, why);
                            });
                }
            }
        }
        if (policies.isEmpty()) {
            matched.put(ApprovalPolicy.FALLBACK, Refusal.of("docs.policy.why-no-policy"));
        } else if (!unmatched.isEmpty() || matched.isEmpty()) {
            var path = unmatched.isEmpty() ? "–" : unmatched.getFirst().path().value();
            matched.put(ApprovalPolicy.FALLBACK, Refusal.of("docs.policy.why-fallback", path));
        }
        return matched;
    }

    /// A condition that cannot be decided counts as met: a doubt must not spare an approval.
    private static Optional<Refusal> why(Rule rule, ChangedDocument document) {
        var match = rule.match();
        var path = document.path().value();
        if (match.path().isPresent() && !match.path().get().matches(path)) {
            return Optional.empty();
        }
        if (match.kind().isPresent() && !document.kinds().contains(match.kind().get())) {
            return Optional.empty();
        }
        if (match.when().isPresent()) {
            var when = match.when().get();
            var holds = when.holds(document);
            return holds.isEmpty()
                    ? Optional.of(
                            Refusal.of(
                                    "docs.policy.why-undecided", rule.id(), path, when.toString()))
                    : holds.filter(met -> met)
                            .map(_ ->
                                    Refusal.of(
                                            "docs.policy.why-condition",
                                            rule.id(),
                                            path,
                                            when.toString()));
        }
        return Optional.of(
                match.kind()
                        .map(kind -> Refusal.of("docs.policy.why-kind", rule.id(), path, kind))
                        .orElseGet(() -> Refusal.of("docs.policy.why-path", rule.id(), path)));
    }
}
