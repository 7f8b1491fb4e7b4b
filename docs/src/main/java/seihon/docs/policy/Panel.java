package seihon.docs.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import seihon.docs.Roster.Deputy;
import seihon.domain.PersonId;

/// Who may meet one demand now: `members` hold a place in its groups, barred people taken out;
/// `deputies` decide for a member who is away. Whoever is barred (contributors, and people who may
/// not read a sealed body) never counts, for themselves or for anybody, and nobody decides for
/// them.
record Panel(
        Set<PersonId> named,
        Set<PersonId> members,
        List<Deputy> deputies,
        Organisation company,
        Set<PersonId> barred) {

    static Panel of(List<Party> groups, Submission submission, Organisation company) {
        var barred = submission.barred(company);
        var named = company.people(groups);
        named.retainAll(company.employees());
        var members = new TreeSet<>(named);
        members.removeAll(barred);
        var deputies = new ArrayList<Deputy>();
        for (var member : members) {
            company.deputy(member, submission.now())
                    .filter(deputy -> !barred.contains(deputy.deputy()))
                    .filter(deputy -> company.employees().contains(deputy.deputy()))
                    .ifPresent(deputies::add);
        }
        return new Panel(named, members, deputies, company, barred);
    }

    /// Everybody whom the groups name, while nobody is away and nothing is proposed.
    static Panel of(List<Party> groups, Organisation company) {
        var named = company.people(groups);
        named.retainAll(company.employees());
        return new Panel(named, named, List.of(), company, Set.of());
    }

    /// Named, but not able to read a sealed body of the change.
    Set<PersonId> outside(Set<PersonId> contributors) {
        var outside = new TreeSet<>(named);
        outside.retainAll(barred);
        outside.removeAll(contributors);
        return outside;
    }

    Set<PersonId> eligible() {
        var eligible = new TreeSet<>(members);
        deputies.forEach(deputy -> eligible.add(deputy.deputy()));
        return eligible;
    }

    /// For whom an approval given then by this person counts: first for themselves, then for
    /// members who had named them their deputy.
    Set<PersonId> represented(PersonId by, Instant then) {
        if (barred.contains(by) || !company.employees().contains(by)) {
            return Set.of();
        }
        var represented = new LinkedHashSet<PersonId>();
        if (members.contains(by)) {
            represented.add(by);
        }
        for (var member : members) {
            if (company.deputy(member, then).filter(d -> d.deputy().equals(by)).isPresent()) {
                represented.add(member);
            }
        }
        return represented;
    }
}
