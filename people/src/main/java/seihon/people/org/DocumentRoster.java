package seihon.people.org;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.docs.Perspectives;
import seihon.docs.ProposedChange;
import seihon.docs.Roster;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.people.absence.AbsenceStore;
import seihon.people.account.Fingerprint;
import seihon.people.account.PersonStore;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.org.PeopleDocument.Member;

/// Answers who holds which role by the documents on `main`, who is away by the absences on record,
/// and how people are called by their personal rows.
@Component
class DocumentRoster implements Roster {

    private final Organisation organisation;
    private final PersonStore people;
    private final AbsenceStore absences;
    private final Perspectives perspectives;

    DocumentRoster(
            Organisation organisation,
            PersonStore people,
            AbsenceStore absences,
            Perspectives perspectives) {
        this.organisation = organisation;
        this.people = people;
        this.absences = absences;
        this.perspectives = perspectives;
    }

    @Override
    public Set<PersonId> holders(TenantId tenant, String role, Instant at) {
        return ids(tenant, at, member -> !member.isLimited() && member.roles().contains(role));
    }

    @Override
    public Set<String> roles(TenantId tenant, PersonId person, Instant at) {
        return organisation
                .memberAt(tenant, person, at)
                .filter(member -> !member.isLimited())
                .map(Member::roles)
                .orElse(Set.of());
    }

    @Override
    public Set<PersonId> employees(TenantId tenant, Instant at) {
        return ids(tenant, at, member -> !member.isLimited());
    }

    private Set<PersonId> ids(TenantId tenant, Instant at, Predicate<Member> wanted) {
        return organisation.membersAt(tenant, at, wanted).stream()
                .map(Member::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Deputy> deputy(TenantId tenant, PersonId person, Instant at) {
        var zone = organisation.zone(tenant);
        return absences.on(tenant, person, organisation.day(tenant, at), at)
                .flatMap(absence ->
                        absence.deputy()
                                .map(deputy ->
                                        new Deputy(
                                                deputy,
                                                person,
                                                absence.until()
                                                        .plusDays(1)
                                                        .atStartOfDay(zone)
                                                        .toInstant())));
    }

    @Override
    public Roster under(ProposedChange change) {
        return new DocumentRoster(
                organisation.by(perspectives.under(change)), people, absences, perspectives);
    }

    @Override
    public String name(TenantId tenant, PersonId person) {
        return people.find(tenant, person)
                .map(PersonRow::name)
                .filter(name -> !name.isBlank())
                .orElse(person.value());
    }

    @Override
    public Set<PersonId> withAddress(TenantId tenant, Set<String> mailAddresses) {
        var normal =
                mailAddresses.stream().map(Fingerprint::normalMail).collect(Collectors.toSet());
        return people.withMail(tenant, normal).stream()
                .map(PersonRow::person)
                .collect(Collectors.toUnmodifiableSet());
    }
}
