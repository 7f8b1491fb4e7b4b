package seihon.people.leaving;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.Roster;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.people.absence.AbsenceDesk;
import seihon.people.admin.AccountDesk;
import seihon.people.org.Organisation;
import seihon.web.RefusedRequest;
import seihon.web.Toast;
import seihon.web.Waiting;

/// `/people/{id}/leaving`: what waits for somebody who leaves, handed over to a colleague in one
/// step: the colleague decides in their place, and the account is closed. The last day itself is
/// written in the people document, by proposal.
@Controller
class LeavingPages {

    private static final int HANDED_OVER_DAYS = 365;

    private final Rooms rooms;
    private final AbsenceDesk absences;
    private final AccountDesk accounts;
    private final Transactions transactions;
    private final Clock clock;

    LeavingPages(
            Rooms rooms,
            AbsenceDesk absences,
            AccountDesk accounts,
            Transactions transactions,
            Clock clock) {
        this.rooms = rooms;
        this.absences = absences;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Who knows what a leaver leaves behind.
    @Component
    record Rooms(Organisation organisation, Roster roster, ObjectProvider<Waiting> waiting) {}

    record View(String id, String name, List<Waiting.Item> waiting, List<Choice> colleagues) {}

    record Choice(String id, String name) {}

    @GetMapping("/people/{id}/leaving")
    String show(Person me, @PathVariable String id, Model model) {
        var leaver = administered(me, id);
        model.addAttribute("view", transactions.read(me.tenant(), () -> view(me, leaver)));
        return "people/leaving/show";
    }

    private View view(Person me, PersonId leaver) {
        var now = clock.instant();
        var member =
                rooms.organisation()
                        .member(me.tenant(), leaver)
                        .orElseThrow(() -> new RefusedRequest("people.account.not-found", leaver));
        var name = rooms.roster().name(me.tenant(), leaver);
        var asLeaver =
                new Person(
                        me.tenant(),
                        leaver,
                        name,
                        member.roles(),
                        member.guest(),
                        me.language(),
                        me.zone());
        return new View(leaver.value(), name, waiting(asLeaver, now), colleagues(me, leaver, now));
    }

    private List<Waiting.Item> waiting(Person leaver, Instant now) {
        return rooms.waiting().stream()
                .flatMap(room -> room.waitingFor(leaver, now).stream())
                .toList();
    }

    private List<Choice> colleagues(Person me, PersonId leaver, Instant now) {
        return rooms.roster().employees(me.tenant(), now).stream()
                .filter(person -> !person.equals(leaver))
                .sorted()
                .map(person -> new Choice(person.value(), rooms.roster().name(me.tenant(), person)))
                .toList();
    }

    @PostMapping("/people/{id}/leaving")
    String handOver(
            Person me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String to,
            RedirectAttributes flash) {
        var leaver = administered(me, id);
        var outcome =
                PersonId.isValid(to)
                        ? handedOver(me, leaver, new PersonId(to), clock.instant())
                        : Outcome.<PersonId>refused("people.absence.deputy-invalid", to);
        switch (outcome) {
            case Outcome.Done<PersonId> _ ->
                    flash.addFlashAttribute("toast", Toast.of("people.leaving.done", leaver, to));
            case Outcome.Refused<PersonId>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/people/" + leaver + "/leaving";
    }

    private Outcome<PersonId> handedOver(Person me, PersonId leaver, PersonId to, Instant at) {
        var today = rooms.organisation().day(me.tenant(), at);
        return transactions.write(
                me.tenant(),
                () -> {
                    var wish =
                            new AbsenceDesk.Wish(
                                    leaver,
                                    Optional.of(to),
                                    today,
                                    today.plusDays(HANDED_OVER_DAYS));
                    var outcome =
                            absences.record(me, wish, at)
                                    .then((UUID _) -> accounts.close(me, leaver, at));
                    if (outcome instanceof Outcome.Refused<PersonId>) {
                        transactions.rollBackOnly();
                    }
                    return outcome;
                });
    }

    private static PersonId administered(Person me, String id) {
        if (!me.holds("admin")) {
            throw new RefusedRequest("people.account.admin-forbidden");
        }
        if (!PersonId.isValid(id)) {
            throw new RefusedRequest("people.account.not-found", id);
        }
        return new PersonId(id);
    }
}
