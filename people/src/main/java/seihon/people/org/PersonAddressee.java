package seihon.people.org;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.people.absence.AbsenceStore;
import seihon.people.account.PersonStore;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.org.PeopleDocument.Member;
import seihon.web.Addressee;

/// To whom notices go: people with an open account who are with the company, at their own address,
/// in the company's working hours.
@Component
class PersonAddressee implements Addressee {

    private final Organisation organisation;
    private final PersonStore people;
    private final AbsenceStore absences;

    PersonAddressee(Organisation organisation, PersonStore people, AbsenceStore absences) {
        this.organisation = organisation;
        this.people = people;
        this.absences = absences;
    }

    @Override
    public List<Person> people(TenantId tenant, Instant at) {
        var rows =
                people.open(tenant).stream()
                        .map(PersonStore.Known::row)
                        .collect(Collectors.toMap(PersonRow::person, row -> row));
        var zone = organisation.zone(tenant);
        return organisation.membersAt(tenant, at, member -> rows.containsKey(member.id())).stream()
                .sorted(Comparator.comparing(Member::id))
                .flatMap(member ->
                        Optional.ofNullable(rows.get(member.id())).stream()
                                .map(row ->
                                        new Person(
                                                tenant,
                                                member.id(),
                                                row.name(),
                                                member.isLimited() ? Set.of() : member.roles(),
                                                member.isLimited(),
                                                row.language(),
                                                zone)))
                .toList();
    }

    @Override
    public Optional<Contact> contact(TenantId tenant, PersonId person, Instant at) {
        var open = people.known(tenant, person).filter(PersonStore.Known::open);
        if (open.isEmpty() || organisation.memberAt(tenant, person, at).isEmpty()) {
            return Optional.empty();
        }
        var row = open.get().row();
        return row.mail().map(mail -> contact(tenant, row, mail, at));
    }

    private Contact contact(TenantId tenant, PersonRow row, String mail, Instant at) {
        var calendar =
                organisation
                        .document(tenant, CalendarDocument.class)
                        .orElse(CalendarDocument.USUAL);
        var zone = calendar.zone().orElseGet(() -> organisation.zone(tenant));
        var absent =
                absences.on(tenant, row.person(), organisation.day(tenant, at), at)
                        .map(absence -> absence.until().plusDays(1).atStartOfDay(zone).toInstant());
        return new Contact(
                mail,
                row.name(),
                row.language(),
                zone,
                calendar.workingDays(),
                calendar.dayStarts(),
                calendar.dayEnds(),
                absent);
    }
}
