package seihon.people.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.Roster;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.people.absence.AbsenceDesk.Wish;
import seihon.people.absence.AbsenceStore.Absence;
import seihon.web.Toast;

/// `/settings/absence`: one's own absence with a deputy in two clicks, and who else is away.
@Controller
class AbsencePages {

    private final AbsenceDesk desk;
    private final Roster roster;
    private final Transactions transactions;
    private final Clock clock;

    AbsencePages(AbsenceDesk desk, Roster roster, Transactions transactions, Clock clock) {
        this.desk = desk;
        this.roster = roster;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// `deputies` are all employees but the person, by name.
    record View(List<Line> lines, List<Choice> deputies, LocalDate today) {}

    record Line(
            UUID id,
            String name,
            Optional<String> deputy,
            LocalDate from,
            LocalDate until,
            boolean mine) {}

    record Choice(String id, String name) {}

    @GetMapping("/settings/absence")
    String show(Person me, Model model) {
        model.addAttribute("view", transactions.read(me.tenant(), () -> view(me)));
        return "people/absence/show";
    }

    private View view(Person me) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, me.zone());
        var lines = desk.coming(me, today).stream().map(absence -> line(me, absence)).toList();
        var deputies =
                roster.employees(me.tenant(), now).stream()
                        .filter(person -> !person.equals(me.id()))
                        .sorted()
                        .map(person -> new Choice(person.value(), roster.name(me.tenant(), person)))
                        .toList();
        return new View(lines, deputies, today);
    }

    private Line line(Person me, Absence absence) {
        return new Line(
                absence.id(),
                roster.name(me.tenant(), absence.person()),
                absence.deputy().map(deputy -> roster.name(me.tenant(), deputy)),
                absence.from(),
                absence.until(),
                absence.person().equals(me.id()) || me.holds("admin"));
    }

    @PostMapping("/settings/absence")
    String record(Person me, Form form, RedirectAttributes flash) {
        var wish = form.wish(me);
        if (wish.isEmpty()) {
            flash.addFlashAttribute(
                    "refusal",
                    Refusal.of("people.absence.dates-invalid", AbsenceDesk.LONGEST_DAYS));
            return "redirect:/settings/absence";
        }
        switch (desk.record(me, wish.get(), clock.instant())) {
            case Outcome.Done<UUID> _ ->
                    flash.addFlashAttribute("toast", Toast.of("people.absence.recorded"));
            case Outcome.Refused<UUID>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/settings/absence";
    }

    @PostMapping("/settings/absence/{id}/end")
    String end(Person me, @PathVariable UUID id, RedirectAttributes flash) {
        switch (desk.end(me, id, clock.instant())) {
            case Outcome.Done<UUID> _ ->
                    flash.addFlashAttribute("toast", Toast.of("people.absence.ended"));
            case Outcome.Refused<UUID>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/settings/absence";
    }

    /// `deputy` may be empty: nobody decides meanwhile, and deadlines escalate as always.
    record Form(
            @Nullable String deputy,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until) {

        Optional<Wish> wish(Person me) {
            if (from == null || until == null) {
                return Optional.empty();
            }
            var chosen =
                    deputy == null || !PersonId.isValid(deputy)
                            ? Optional.<PersonId>empty()
                            : Optional.of(new PersonId(deputy));
            return Optional.of(new Wish(me.id(), chosen, from, until));
        }
    }
}
