package seihon.docs.proposals;

import java.util.List;
import seihon.docs.Requirement;
import seihon.docs.change.Judged;
import seihon.docs.proposals.ProposalView.RequirementView;
import seihon.docs.text.Mentions;
import seihon.domain.Person;
import seihon.domain.Refusal;

/// The demands of the policy with names instead of ids.
final class RequirementViews {

    private RequirementViews() {}

    static List<RequirementView> of(Judged judged, Person me, People.Names names) {
        var approved = judged.file().hasApproved(me.id());
        return judged.requirements().stream()
                .map(requirement -> of(requirement, me, approved, names))
                .toList();
    }

    private static RequirementView of(
            Requirement requirement, Person me, boolean approved, People.Names names) {
        return new RequirementView(
                requirement.rule(),
                requirement.groups().stream().map(group -> group(group, names)).toList(),
                requirement.needed(),
                requirement.missing(),
                requirement.given().stream().map(given -> given(given, names)).toList(),
                requirement.eligible().stream().sorted().map(names::of).toList(),
                requirement.signature(),
                !approved && requirement.missing() > 0 && requirement.eligible().contains(me.id()),
                requirement.deadline(),
                requirement.unsatisfiable().map(why -> named(why, names)),
                requirement.why().stream().map(why -> named(why, names)).toList());
    }

    private static Refusal named(Refusal why, People.Names names) {
        return Mentions.named(why, names::of);
    }

    private static Refusal given(Requirement.Given given, People.Names names) {
        var by = names.of(given.by());
        return given.onBehalfOf()
                .map(absent -> Refusal.of("docs.proposals.given.deputy", by, names.of(absent)))
                .orElseGet(() -> Refusal.of("docs.proposals.given", by));
    }

    /// `role:manager` is named by its role, `person:sato` by the person.
    static Refusal group(String group, People.Names names) {
        return named(Mentions.party(group), names);
    }
}
