package seihon.docs.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.Requirement;
import seihon.docs.policy.Submission.Approval;
import seihon.domain.BusinessCalendar;
import seihon.domain.PersonId;

/// Evaluates the approval policy: one pure function of the change, the approvals, the organisation,
/// absences and time. Asking it again is the only way deadlines, deputies and escalations take
/// effect; nothing is stored.
public final class PolicyRules {

    private PolicyRules() {}

    /// Every demand that applies, rule by rule in the order of the policies. Never empty: where no
    /// rule matches a document, or there is no policy, one manager or executive must approve.
    public static List<Requirement> evaluate(
            List<ApprovalPolicy> policies,
            Submission submission,
            Organisation company,
            BusinessCalendar calendar) {
        var asked = new ArrayList<Asked>();
        RuleMatch.of(policies, submission.files())
                .forEach((rule, why) ->
                        rule.require()
                                .forEach(demand ->
                                        asked.add(
                                                new Asked(
                                                        rule,
                                                        demand,
                                                        why,
                                                        submission,
                                                        company,
                                                        calendar))));
        var asks = asked.stream().map(Asked::ask).toList();
        var given = Tally.count(asks, submission.approvals());
        var possible = possible(asks, submission.now());
        return IntStream.range(0, asked.size())
                .mapToObj(i -> asked.get(i).requirement(given.get(i), possible.get(i)))
                .toList();
    }

    /// How many approvals could count for each demand if everybody who may approve then did.
    static List<Integer> possible(List<Tally.Ask> asks, Instant now) {
        return Tally.count(asks, everybody(asks, now)).stream().map(List::size).toList();
    }

    /// Whether everything demanded has been given.
    public static boolean isMet(List<Requirement> requirements) {
        return requirements.stream().allMatch(requirement -> requirement.missing() == 0);
    }

    /// Whether every changed document is of a kind that the policy marks as light.
    public static boolean isLight(List<ApprovalPolicy> policies, List<FileChange> files) {
        return !files.isEmpty()
                && files.stream()
                        .map(file -> ChangedDocument.of(file).kinds())
                        .allMatch(kinds ->
                                !kinds.isEmpty()
                                        && policies.stream()
                                                .anyMatch(policy ->
                                                        policy.light().containsAll(kinds)));
    }

    /// An approval by everybody who may give one, to see what could be reached at best. Of people
    /// who fit the same demands no more are needed than all demands together ask for.
    private static List<Approval> everybody(List<Tally.Ask> asks, Instant now) {
        var people = new TreeSet<PersonId>();
        asks.forEach(ask -> people.addAll(ask.panel().eligible()));
        var most = asks.stream().mapToInt(Tally.Ask::needed).sum();
        Map<String, Integer> alike = new LinkedHashMap<>();
        var approvals = new ArrayList<Approval>();
        for (var person : people) {
            var approval = new Approval(person, now, true);
            if (alike.merge(standing(asks, approval), 1, Integer::sum) <= most) {
                approvals.add(approval);
            }
        }
        return approvals;
    }

    private static String standing(List<Tally.Ask> asks, Approval approval) {
        var standing = new StringBuilder();
        for (var ask : asks) {
            var represented = new TreeSet<>(ask.panel().represented(approval.by(), approval.at()));
            standing.append(represented.remove(approval.by()) ? "self" : "").append(represented);
        }
        return standing.toString();
    }
}
