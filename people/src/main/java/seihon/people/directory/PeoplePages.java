package seihon.people.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.people.absence.AbsenceStore;
import seihon.people.absence.AbsenceStore.Absence;
import seihon.people.account.PersonStore;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.org.OrgListStore;
import seihon.people.org.OrgListStore.OrgPerson;
import seihon.people.org.OrgListStore.OrgTitle;
import seihon.web.RefusedRequest;

/// `/people` and `/people/{id}`: who is here, by unit, with roles and absences. Mail addresses are
/// shown to colleagues, never to guests (who cannot open the page).
@Controller
class PeoplePages {

    private final Rows rows;
    private final Transactions transactions;
    private final Clock clock;

    PeoplePages(Rows rows, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What the pages read.
    @Component
    record Rows(OrgListStore org, PersonStore people, AbsenceStore absences) {}

    /// `coming` joined the documents but not the company yet.
    record ListView(int count, List<Unit> units, List<Card> coming) {}

    record Unit(String title, List<Card> people) {}

    record Card(
            String id,
            String name,
            String kana,
            List<String> roles,
            boolean guest,
            boolean partTime,
            Optional<LocalDate> from,
            Optional<LocalDate> awayUntil) {}

    record PersonView(
            Card card,
            String unit,
            String mail,
            Optional<LocalDate> until,
            Optional<String> deputy,
            boolean here,
            boolean mayAdminister) {}

    @GetMapping("/people")
    String list(Person me, Locale language, Model model) {
        model.addAttribute("view", transactions.read(me.tenant(), () -> listed(me, language)));
        return "people/directory/show";
    }

    private ListView listed(Person me, Locale language) {
        var today = LocalDate.ofInstant(clock.instant(), me.zone());
        var people = rows.org().people(me.tenant());
        var names = names(me);
        var away = away(me, today);
        var roles = titles(rows.org().roles(me.tenant()), language);
        var byUnit =
                people.stream()
                        .filter(person -> person.isHere(today))
                        .collect(Collectors.groupingBy(person -> person.unit().orElse("")));
        var units = new ArrayList<Unit>();
        for (var unit : rows.org().units(me.tenant())) {
            var here = byUnit.remove(unit.id());
            if (here != null) {
                units.add(new Unit(unit.title(language), cards(here, names, away, roles)));
            }
        }
        byUnit.values().forEach(rest -> units.add(new Unit("", cards(rest, names, away, roles))));
        var coming = people.stream().filter(person -> person.isComing(today)).toList();
        var count =
                (int)
                        people.stream()
                                .filter(person -> person.isHere(today) && !person.guest())
                                .count();
        return new ListView(count, units, cards(coming, names, away, roles));
    }

    private Map<PersonId, PersonRow> names(Person me) {
        return rows.people().all(me.tenant()).stream()
                .collect(Collectors.toMap(PersonRow::person, row -> row));
    }

    private Map<PersonId, Absence> away(Person me, LocalDate today) {
        return rows.absences().coming(me.tenant(), today).stream()
                .filter(absence -> !absence.from().isAfter(today))
                .collect(Collectors.toMap(Absence::person, absence -> absence, (one, _) -> one));
    }

    private static Map<String, String> titles(List<OrgTitle> titles, Locale language) {
        return titles.stream()
                .collect(Collectors.toMap(OrgTitle::id, title -> title.title(language)));
    }

    private static List<Card> cards(
            List<OrgPerson> people,
            Map<PersonId, PersonRow> names,
            Map<PersonId, Absence> away,
            Map<String, String> roles) {
        return people.stream()
                .map(person -> card(person, names, away, roles))
                .sorted(Comparator.comparing(Card::kana).thenComparing(Card::id))
                .toList();
    }

    private static Card card(
            OrgPerson person,
            Map<PersonId, PersonRow> names,
            Map<PersonId, Absence> away,
            Map<String, String> roles) {
        var row = Optional.ofNullable(names.get(person.id()));
        return new Card(
                person.id().value(),
                row.map(PersonRow::name)
                        .filter(name -> !name.isBlank())
                        .orElse(person.id().value()),
                row.map(PersonRow::kana).orElse(""),
                person.roles().stream()
                        .sorted()
                        .map(role -> roles.getOrDefault(role, role))
                        .toList(),
                person.guest(),
                person.partTime(),
                person.from(),
                Optional.ofNullable(away.get(person.id())).map(Absence::until));
    }

    @GetMapping("/people/{id}")
    String one(Person me, @PathVariable String id, Locale language, Model model) {
        if (!PersonId.isValid(id)) {
            throw new RefusedRequest("people.account.not-found", id);
        }
        model.addAttribute(
                "view",
                transactions.read(me.tenant(), () -> shown(me, new PersonId(id), language)));
        return "people/directory/person";
    }

    private PersonView shown(Person me, PersonId id, Locale language) {
        var today = LocalDate.ofInstant(clock.instant(), me.zone());
        var person =
                rows.org().people(me.tenant()).stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new RefusedRequest("people.account.not-found", id));
        var names = names(me);
        var away = away(me, today);
        var units = titles(rows.org().units(me.tenant()), language);
        var deputy =
                Optional.ofNullable(away.get(id))
                        .flatMap(Absence::deputy)
                        .map(other ->
                                Optional.ofNullable(names.get(other))
                                        .map(PersonRow::name)
                                        .orElse(other.value()));
        return new PersonView(
                card(person, names, away, titles(rows.org().roles(me.tenant()), language)),
                person.unit().map(unit -> units.getOrDefault(unit, unit)).orElse(""),
                Optional.ofNullable(names.get(id)).flatMap(PersonRow::mail).orElse(""),
                person.until(),
                deputy,
                person.isHere(today),
                me.holds("admin"));
    }
}
