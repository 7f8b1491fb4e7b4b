package seihon.people.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import seihon.docs.Roster;
import seihon.domain.Ids;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.people.absence.AbsenceStore.Absence;
import seihon.people.account.PeopleLog;

/// Records and ends absences. Everybody their own; an administrator also somebody else's, for the
/// day somebody falls ill, but never with themselves as the deputy: nobody takes over alone what
/// somebody else decides.
@Component
public class AbsenceDesk {

    static final int LONGEST_DAYS = 400;

    private final Transactions transactions;
    private final Roster roster;
    private final AbsenceStore absences;
    private final PeopleLog log;
    private final Ids ids;

    AbsenceDesk(
            Transactions transactions,
            Roster roster,
            AbsenceStore absences,
            PeopleLog log,
            Ids ids) {
        this.transactions = transactions;
        this.roster = roster;
        this.absences = absences;
        this.log = log;
        this.ids = ids;
    }

    /// Both days included.
    public record Wish(
            PersonId person, Optional<PersonId> deputy, LocalDate from, LocalDate until) {}

    public Outcome<UUID> record(Person me, Wish wish, Instant at) {
        return transactions.write(
                me.tenant(),
                () -> {
                    var why = whyNot(me, wish, at);
                    if (why.isPresent()) {
                        return Outcome.refused(why.get());
                    }
                    var absence =
                            new Absence(
                                    ids.next(),
                                    wish.person(),
                                    wish.deputy(),
                                    wish.from(),
                                    wish.until(),
                                    at,
                                    me.id(),
                                    Optional.empty());
                    absences.insert(me.tenant(), absence);
                    log.enter(me.tenant(), me.id(), "absence.recorded", about(absence), at);
                    return Outcome.done(absence.id());
                });
    }

    private Optional<Refusal> whyNot(Person me, Wish wish, Instant at) {
        if (!wish.person().equals(me.id()) && !me.holds("admin")) {
            return Optional.of(Refusal.of("people.account.admin-forbidden"));
        }
        if (wish.until().isBefore(wish.from())
                || wish.until().isAfter(wish.from().plusDays(LONGEST_DAYS))) {
            return Optional.of(Refusal.of("people.absence.dates-invalid", LONGEST_DAYS));
        }
        var deputy = wish.deputy();
        if (deputy.isEmpty()) {
            return Optional.empty();
        }
        if (deputy.get().equals(wish.person())) {
            return Optional.of(Refusal.of("people.absence.self-invalid"));
        }
        if (deputy.get().equals(me.id())) {
            return Optional.of(Refusal.of("people.absence.own-power-forbidden"));
        }
        return roster.employees(me.tenant(), at).contains(deputy.get())
                ? Optional.empty()
                : Optional.of(Refusal.of("people.absence.deputy-invalid", deputy.get()));
    }

    public Outcome<UUID> end(Person me, UUID id, Instant at) {
        return transactions.write(
                me.tenant(),
                () -> {
                    var found = absences.find(me.tenant(), id);
                    if (found.isEmpty()
                            || (!found.get().person().equals(me.id()) && !me.holds("admin"))) {
                        return Outcome.refused("people.absence.not-found");
                    }
                    if (!absences.end(me.tenant(), id, me.id(), at)) {
                        return Outcome.refused("people.absence.ended-already");
                    }
                    log.enter(me.tenant(), me.id(), "absence.ended", about(found.get()), at);
                    return Outcome.done(id);
                });
    }

    List<Absence> coming(Person me, LocalDate day) {
        return absences.coming(me.tenant(), day);
    }

    private static Map<String, String> about(Absence absence) {
        return Map.of(
                "person", absence.person().value(),
                "deputy", absence.deputy().map(PersonId::value).orElse(""),
                "from", absence.from().toString(),
                "until", absence.until().toString());
    }
}
