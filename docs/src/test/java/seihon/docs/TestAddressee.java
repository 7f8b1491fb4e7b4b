package seihon.docs;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.web.Addressee;

/// Accounts without the module `people`: 佐藤 and one guest, the same in every tenant.
@Component
public class TestAddressee implements Addressee {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Override
    public List<Person> people(TenantId tenant, Instant at) {
        return List.of(
                person(tenant, "guest", "客野 外子", true), person(tenant, "sato", "佐藤 花子", false));
    }

    private static Person person(TenantId tenant, String id, String name, boolean guest) {
        return new Person(tenant, new PersonId(id), name, Set.of(), guest, Locale.JAPANESE, TOKYO);
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
}
