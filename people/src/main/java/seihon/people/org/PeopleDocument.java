package seihon.people.org;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import seihon.domain.PersonId;

/// Who is with the company (`Stock/org/people.yaml`): ids, units and roles, never names. `cap` is
/// the most people the company may have at once.
public record PeopleDocument(int cap, List<Member> people) {

    /// What holds when the document does not say `cap`.
    public static final int USUAL_CAP = 50;

    public PeopleDocument {
        people = List.copyOf(people);
    }

    /// One person. `from` and `until` are inclusive days in the company's zone; empty is open. A
    /// guest is from outside, somebody part-time (部分就業) belongs to the company: both hold no role
    /// and read only what is shared with them. `line` is where it stands.
    public record Member(
            PersonId id,
            Optional<String> unit,
            Set<String> roles,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            boolean guest,
            boolean partTime,
            int line) {

        public Member {
            roles = Set.copyOf(roles);
        }

        /// Whether this person's account reads only what is shared with it.
        public boolean isLimited() {
            return guest || partTime;
        }

        public boolean isHere(LocalDate day) {
            return from.map(first -> !day.isBefore(first)).orElse(true)
                    && until.map(last -> !day.isAfter(last)).orElse(true);
        }
    }
}
