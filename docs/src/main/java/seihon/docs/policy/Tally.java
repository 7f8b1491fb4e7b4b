package seihon.docs.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import seihon.docs.Requirement.Given;
import seihon.docs.policy.Submission.Approval;
import seihon.domain.PersonId;

/// Counts approvals for several demands at once, as favourably as the rules allow: an approval
/// counts for every demand it fits, but one spent on a `distinct` demand counts for no other.
final class Tally {

    /// A demand as far as counting goes.
    record Ask(int needed, boolean distinct, boolean signed, Panel panel) {}

    /// Ways to spend approvals on distinct demands that are tried before the best so far is taken.
    /// Real policies need a few dozen.
    private static final int MOST_TRIES = 20_000;

    private final List<Ask> asks;
    private final List<Approval> approvals;
    private final List<Integer> distinct;
    private List<List<Given>> best = List.of();
    private int bestScore = -1;
    private int tries;

    private Tally(List<Ask> asks, List<Approval> approvals) {
        this.asks = asks;
        this.approvals = approvals;
        this.distinct =
                IntStream.range(0, asks.size())
                        .filter(i -> asks.get(i).distinct())
                        .boxed()
                        .toList();
    }

    /// What counts for each ask, in the order of the asks; never more for a distinct ask than it
    /// needs.
    static List<List<Given>> count(List<Ask> asks, List<Approval> approvals) {
        Map<PersonId, Approval> latest = new LinkedHashMap<>();
        approvals.forEach(approval -> latest.put(approval.by(), approval));
        var tally = new Tally(asks, List.copyOf(latest.values()));
        tally.spend(0, new HashSet<>(), new LinkedHashMap<>());
        return tally.best;
    }

    private boolean isDone() {
        return tries > MOST_TRIES || bestScore == asks.stream().mapToInt(Ask::needed).sum();
    }

    private void spend(int next, Set<PersonId> spent, Map<Integer, List<Approval>> chosen) {
        if (isDone()) {
            return;
        }
        if (next == distinct.size()) {
            tries++;
            score(spent, chosen);
            return;
        }
        var ask = distinct.get(next);
        var fitting =
                approvals.stream()
                        .filter(a -> !spent.contains(a.by()) && fits(asks.get(ask), a))
                        .toList();
        var most = Math.min(asks.get(ask).needed(), fitting.size());
        for (int size = most; size >= 0; size--) {
            choose(next, fitting, 0, new ArrayList<>(), size, spent, chosen);
        }
    }

    private void choose(
            int next,
            List<Approval> fitting,
            int from,
            List<Approval> picked,
            int size,
            Set<PersonId> spent,
            Map<Integer, List<Approval>> chosen) {
        if (isDone()) {
            return;
        }
        if (picked.size() == size) {
            var now = new HashSet<>(spent);
            picked.forEach(approval -> now.add(approval.by()));
            var more = new LinkedHashMap<>(chosen);
            more.put(distinct.get(next), List.copyOf(picked));
            spend(next + 1, now, more);
            return;
        }
        for (int i = from; i <= fitting.size() - (size - picked.size()); i++) {
            picked.add(fitting.get(i));
            choose(next, fitting, i + 1, picked, size, spent, chosen);
            picked.removeLast();
        }
    }

    private void score(Set<PersonId> spent, Map<Integer, List<Approval>> chosen) {
        var counted = new ArrayList<List<Given>>();
        var score = 0;
        for (int i = 0; i < asks.size(); i++) {
            var ask = asks.get(i);
            var usable =
                    chosen.getOrDefault(
                            i,
                            ask.distinct()
                                    ? List.of()
                                    : approvals.stream()
                                            .filter(a -> !spent.contains(a.by()))
                                            .toList());
            var given = match(ask, usable);
            counted.add(given);
            score += Math.min(ask.needed(), given.size());
        }
        if (score > bestScore) {
            bestScore = score;
            best = counted;
        }
    }

    private static boolean fits(Ask ask, Approval approval) {
        return (!ask.signed() || approval.signed())
                && !ask.panel().represented(approval.by(), approval.at()).isEmpty();
    }

    /// Pairs approvers with the members they stand for so that as many as possible count: nobody
    /// counts twice and nobody is stood for twice (augmenting paths).
    private static List<Given> match(Ask ask, List<Approval> usable) {
        Map<PersonId, Approval> standsFor = new LinkedHashMap<>();
        for (var approval : usable) {
            if (fits(ask, approval)) {
                place(ask, approval, standsFor, new HashSet<>());
            }
        }
        return standsFor.entrySet().stream()
                .map(pair ->
                        new Given(
                                pair.getValue().by(),
                                Optional.of(pair.getKey())
                                        .filter(m -> !m.equals(pair.getValue().by()))))
                .toList();
    }

    private static boolean place(
            Ask ask, Approval approval, Map<PersonId, Approval> standsFor, Set<PersonId> tried) {
        for (var member : ask.panel().represented(approval.by(), approval.at())) {
            if (tried.add(member)) {
                var holder = standsFor.get(member);
                if (holder == null || place(ask, holder, standsFor, tried)) {
                    standsFor.put(member, approval);
                    return true;
                }
            }
        }
        return false;
    }
}
