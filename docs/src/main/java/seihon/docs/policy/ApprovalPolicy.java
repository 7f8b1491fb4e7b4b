package seihon.docs.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The approval policy of a company (決裁規程): which changes need whose approval, and which kinds are
/// light enough to be approved in a batch.
public record ApprovalPolicy(List<Rule> rules, Set<String> light) {

    public ApprovalPolicy {
        rules = List.copyOf(rules);
        light = Set.copyOf(light);
    }

    /// Every demand of every rule that matches a changed document applies.
    public record Rule(
            String id,
            Match match,
            List<Demand> require,
            Optional<Deadline> deadline,
            Optional<Party> escalateTo,
            boolean sign) {
        public Rule {
            require = List.copyOf(require);
        }
    }

    /// All that is given must hold for one and the same document; nothing given matches everything.
    public record Match(Optional<PathGlob> path, Optional<String> kind, Optional<Condition> when) {}

    /// `count` different people out of the group. A `distinct` demand shares its approvals with no
    /// other demand.
    public record Demand(List<Party> group, int count, boolean distinct) {
        public Demand {
            group = List.copyOf(group);
        }
    }

    /// What applies where no rule does: one manager or executive.
    static final Rule FALLBACK =
            new Rule(
                    "fallback",
                    new Match(Optional.empty(), Optional.empty(), Optional.empty()),
                    List.of(
                            new Demand(
                                    List.of(new Party.Role("manager"), new Party.Role("executive")),
                                    1,
                                    false)),
                    Optional.empty(),
                    Optional.empty(),
                    false);
}
