package seihon.docs.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import seihon.docs.Roster.Deputy;
import seihon.domain.PersonId;

/// Who may meet one demand now: `members` hold a place in its groups, contributors taken out;
/// `deputies` decide for a member who is away. Contributors never count, for themselves or for
/// anybody, and nobody decides for a contributor.
record Panel(
        Set<PersonId> named,
        Set<PersonId> members,
        List<Deputy> deputies,
        Organisation company,
        Set<PersonId> contributors) {

    static Panel of(List<Party> groups, Submission submission, Organisation company) {
        var named = new TreeSet<PersonId>();
        for (var party : groups) {
            switch (party) {
                case Party.Role(var role) -> named.addAll(company.holders(role));
                case Party.One(var person) -> named.add(person);
            }
        }
        named.retainAll(company.employees());
        var members = new TreeSet<>(named);
        members.removeAll(submission.contributors());
        var deputies = new ArrayList<Deputy>();
        for (var member : members) {
            company.deputy(member, submission.now())
                    .filter(deputy -> !submission.contributors().contains(deputy.deputy()))
                    .filter(deputy -> company.employees().contains(deputy.deputy()))
                    .ifPresent(deputies::add);
        }
        return new Panel(named, members, deputies, company, submission.contributors());
    }

    Set<PersonId> eligible() {
        var eligible = new TreeSet<>(members);
        deputies.forEach(deputy -> eligible.add(deputy.deputy()));
        return eligible;
    }

    /// For whom an approval given then by this person counts: first for themselves, then for
    /// members who had named them their deputy.
    Set<PersonId> represented(PersonId by, Instant then) {
        if (contributors.contains(by) || !company.employees().contains(by)) {
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
