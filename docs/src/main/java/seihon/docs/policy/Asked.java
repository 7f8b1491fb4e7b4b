package seihon.docs.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import seihon.docs.Requirement;
import seihon.docs.Requirement.Given;
import seihon.docs.policy.ApprovalPolicy.Demand;
import seihon.docs.policy.ApprovalPolicy.Rule;
import seihon.docs.text.FieldWords;
import seihon.docs.text.Mentions;
import seihon.domain.BusinessCalendar;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.web.Dates;

/// One demand of one rule as it stands now: with its deadline, and with the escalation among its
/// groups once that has passed.
record Asked(
        Rule rule,
        Demand demand,
        Refusal matched,
        Submission submission,
        Organisation company,
        BusinessCalendar calendar) {

    Tally.Ask ask() {
        return new Tally.Ask(demand.count(), demand.distinct(), rule.sign(), panel(isOverdue()));
    }

    private Optional<Instant> deadline() {
        return rule.deadline().map(deadline -> deadline.after(submission.asked(), calendar));
    }

    private boolean isOverdue() {
        return deadline().filter(deadline -> !submission.now().isBefore(deadline)).isPresent();
    }

    private List<Party> groups(boolean escalated) {
        var groups = new ArrayList<>(demand.group());
        if (escalated) {
            rule.escalateTo().filter(party -> !groups.contains(party)).ifPresent(groups::add);
        }
        return groups;
    }

    private Panel panel(boolean escalated) {
        return Panel.of(groups(escalated), submission, company);
    }

    /// `possible`: how many could count at best if everybody who may approve did.
    Requirement requirement(List<Given> given, int possible) {
        var groups = groups(isOverdue());
        return new Requirement(
                rule.id(),
                groups.stream().map(Party::toString).toList(),
                demand.count(),
                panel(isOverdue()).eligible(),
                given,
                rule.sign(),
                unsatisfiable(possible),
                why(),
                deadline());
    }

    private Optional<Refusal> unsatisfiable(int possible) {
        if (possible >= demand.count() || isSavedByEscalation()) {
            return Optional.empty();
        }
        var panel = panel(isOverdue());
        var groups = text(groups(isOverdue()));
        if (panel.named().isEmpty()) {
            return Optional.of(
                    Refusal.of("docs.policy.unsatisfiable-nobody", groups, demand.count()));
        }
        if (panel.eligible().size() >= demand.count()) {
            return Optional.of(
                    Refusal.of("docs.policy.unsatisfiable-distinct", groups, demand.count()));
        }
        return Optional.of(tooFew(panel, groups));
    }

    private Refusal tooFew(Panel panel, Refusal groups) {
        var outside = panel.outside(submission.contributors());
        if (!outside.isEmpty()) {
            return Refusal.of(
                    "docs.policy.unsatisfiable-readers", groups, demand.count(), people(outside));
        }
        var barred = new TreeSet<>(panel.named());
        barred.retainAll(submission.contributors());
        return barred.isEmpty()
                ? Refusal.of(
                        "docs.policy.unsatisfiable-few",
                        groups,
                        demand.count(),
                        panel.eligible().size())
                : Refusal.of(
                        "docs.policy.unsatisfiable-contributors",
                        groups,
                        demand.count(),
                        people(barred));
    }

    private boolean isSavedByEscalation() {
        return !isOverdue()
                && deadline().isPresent()
                && panel(true).eligible().size() >= demand.count()
                && panel(true).eligible().size() > panel(false).eligible().size();
    }

    private List<Refusal> why() {
        var why = new ArrayList<Refusal>();
        why.add(matched);
        var panel = panel(isOverdue());
        var barred = new TreeSet<>(panel.named());
        barred.retainAll(submission.contributors());
        if (!barred.isEmpty()) {
            why.add(Refusal.of("docs.policy.why-contributors", people(barred)));
        }
        var outside = panel.outside(submission.contributors());
        if (!outside.isEmpty()) {
            why.add(Refusal.of("docs.policy.why-readers", people(outside)));
        }
        for (var deputy : panel.deputies()) {
            why.add(
                    Refusal.of(
                            "docs.policy.why-deputy",
                            "person:" + deputy.deputy(),
                            "person:" + deputy.absent(),
                            moment(deputy.until())));
        }
        deadline().ifPresent(deadline -> why.add(deadlineWhy(deadline)));
        if (demand.distinct()) {
            why.add(Refusal.of("docs.policy.why-distinct"));
        }
        if (rule.sign()) {
            why.add(Refusal.of("docs.policy.why-signature"));
        }
        return why;
    }

    private Refusal deadlineWhy(Instant deadline) {
        if (rule.escalateTo().isEmpty()) {
            return Refusal.of("docs.policy.why-deadline", moment(deadline));
        }
        var escalation = rule.escalateTo().get().toString();
        return isOverdue()
                ? Refusal.of("docs.policy.why-escalated", moment(deadline), escalation)
                : Refusal.of("docs.policy.why-escalation", moment(deadline), escalation);
    }

    private Refusal moment(Instant at) {
        return Dates.at(at.atZone(calendar.zone()));
    }

    private static Refusal text(List<Party> groups) {
        return FieldWords.joined(
                groups.stream().map(party -> Mentions.party(party.toString())).toList());
    }

    private static Refusal people(Set<PersonId> people) {
        return FieldWords.joined(
                people.stream().map(person -> Mentions.party("person:" + person)).toList());
    }
}
