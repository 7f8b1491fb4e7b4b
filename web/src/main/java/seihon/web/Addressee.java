package seihon.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Whom a notice goes to: mail, language, working hours, absence. Supplied by `people`.
public interface Addressee {

    /// Everybody with an active account, in id order.
    List<Person> people(TenantId tenant, Instant at);

    Optional<Contact> contact(TenantId tenant, PersonId person, Instant at);

    /// Does this person work on this day: one of their working days that the tenant's calendar does
    /// not close.
    default boolean works(TenantId tenant, Contact contact, LocalDate day) {
        return contact.workingDays().contains(day.getDayOfWeek());
    }

    /// `absentUntil` is empty while the person is there. A working day is one of `workingDays` that
    /// the tenant's calendar does not close.
    record Contact(
            String mail,
            String name,
            Locale language,
            ZoneId zone,
            Set<DayOfWeek> workingDays,
            LocalTime dayStarts,
            LocalTime dayEnds,
            Optional<Instant> absentUntil) {}
}
