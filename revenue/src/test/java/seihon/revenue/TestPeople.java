package seihon.revenue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.docs.FiscalYear;
import seihon.docs.Roster;
import seihon.docs.StepUp;
import seihon.docs.WorkingTime;
import seihon.domain.BusinessCalendar;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.web.Addressee;

/// The people of Aozora without the module `people`, the same in every tenant; all work in Tokyo.
@Component
public class TestPeople implements Roster, Addressee, StepUp, WorkingTime, FiscalYear {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Map<String, Set<String>> ROLES =
            Map.of(
                    "sato", Set.of("executive", "admin", "member"),
                    "ishii", Set.of("manager", "revenue-ops", "member"));

    public static Person person(TenantId tenant, String id) {
        return new Person(
                tenant,
                new PersonId(id),
                id,
                ROLES.getOrDefault(id, Set.of()),
                false,
                Locale.JAPANESE,
                TOKYO);
    }

    @Override
    public Set<PersonId> holders(TenantId tenant, String role, Instant at) {
        return ROLES.entrySet().stream()
                .filter(person -> person.getValue().contains(role))
                .map(person -> new PersonId(person.getKey()))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> roles(TenantId tenant, PersonId person, Instant at) {
        return ROLES.getOrDefault(person.value(), Set.of());
    }

    @Override
    public Set<PersonId> employees(TenantId tenant, Instant at) {
        return holders(tenant, "member", at);
    }

    @Override
    public Optional<Deputy> deputy(TenantId tenant, PersonId person, Instant at) {
        return Optional.empty();
    }

    @Override
    public String name(TenantId tenant, PersonId person) {
        return person.value();
    }

    @Override
    public Set<PersonId> withAddress(TenantId tenant, Set<String> mailAddresses) {
        return Set.of();
    }

    @Override
    public List<Person> people(TenantId tenant, Instant at) {
        return List.of(person(tenant, "sato"));
    }

    @Override
    public Optional<Contact> contact(TenantId tenant, PersonId person, Instant at) {
        return Optional.of(
                new Contact(
                        person + "@example.jp",
                        person.value(),
                        Locale.JAPANESE,
                        TOKYO,
                        Set.of(DayOfWeek.MONDAY),
                        LocalTime.of(9, 0),
                        LocalTime.of(18, 0),
                        Optional.empty()));
    }

    @Override
    public boolean isFresh(Person me, Instant at) {
        return true;
    }

    @Override
    public String address(String next) {
        return next;
    }

    @Override
    public Month begins(TenantId tenant) {
        return Month.APRIL;
    }

    @Override
    public BusinessCalendar of(TenantId tenant) {
        return BusinessCalendar.usual(TOKYO);
    }
}
