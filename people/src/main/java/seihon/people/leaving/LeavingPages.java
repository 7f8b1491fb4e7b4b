package seihon.people.leaving;

import java.nio.charset.StandardCharsets;
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
import org.springframework.web.util.UriUtils;
import seihon.docs.OwnedDocuments;
import seihon.docs.OwnedDocuments.HandOver;
import seihon.docs.Proposals;
import seihon.docs.Revision;
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
import seihon.web.Words;

/// `/people/{id}/leaving`: what waits for somebody who leaves and what they look after, handed over
/// to a colleague in one step: the colleague decides in their place, a proposal gives them the
/// documents, and the account is closed. The last day itself is written in the people document, by
/// proposal.
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
    record Rooms(
            Organisation organisation,
            Roster roster,
            ObjectProvider<Waiting> waiting,
            OwnedDocuments documents,
            Words words) {}

    /// `owned` are handed over by the form; `read` are sealed documents whose readers somebody must
    /// change who may read them.
    record View(
            String id,
            String name,
            List<Waiting.Item> waiting,
            List<Document> owned,
            List<Document> read,
            List<Choice> colleagues) {}

    record Document(String title, String address) {}

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
                        member.isLimited(),
                        me.language(),
                        me.zone());
        return new View(
                leaver.value(),
                name,
                waiting(asLeaver, now),
                documents(me, rooms.documents().ownedBy(me.tenant(), leaver)),
                documents(me, rooms.documents().readBy(me.tenant(), leaver)),
                colleagues(me, leaver, now));
    }

    private static List<Document> documents(Person me, List<Revision> found) {
        return found.stream()
                .map(each ->
                        new Document(
                                me.language().getLanguage().equals("en")
                                        ? each.titleEn().orElse(each.titleJa())
                                        : each.titleJa(),
                                "/documents/"
                                        + UriUtils.encodePath(
                                                each.path().value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private List<Waiting.Item> waiting(Person leaver, Instant now) {
        return rooms.waiting().stream()
                .flatMap(room -> room.waitingFor(leaver, now).stream())
                .toList();
    }

    /// Without the administrator who hands over: see [AbsenceDesk].
    private List<Choice> colleagues(Person me, PersonId leaver, Instant now) {
        return rooms.roster().employees(me.tenant(), now).stream()
                .filter(person -> !person.equals(leaver) && !person.equals(me.id()))
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
                        : Outcome.<Optional<Proposals.Standing>>refused(
                                "people.absence.deputy-invalid", to);
        switch (outcome) {
            case Outcome.Done<Optional<Proposals.Standing>>(var opened) ->
                    flash.addFlashAttribute("toast", done(leaver, to, opened));
            case Outcome.Refused<Optional<Proposals.Standing>>(var why) ->
                    flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/people/" + leaver + "/leaving";
    }

    private static Toast done(PersonId leaver, String to, Optional<Proposals.Standing> opened) {
        return opened.map(standing ->
                        Toast.of(
                                        "people.leaving.done-proposed",
                                        leaver,
                                        to,
                                        Long.toString(standing.number()))
                                .with(
                                        "/proposals/" + standing.number(),
                                        "people.leaving.proposal.see"))
                .orElseGet(() -> Toast.of("people.leaving.done", leaver, to));
    }

    /// The proposal first: whoever takes the rows of proposals takes the ledger's head after them.
    private Outcome<Optional<Proposals.Standing>> handedOver(
            Person me, PersonId leaver, PersonId to, Instant at) {
        var today = rooms.organisation().day(me.tenant(), at);
        return transactions.write(
                me.tenant(),
                () -> {
                    if (rooms.organisation().member(me.tenant(), leaver).isEmpty()) {
                        return Outcome.refused("people.account.not-found", leaver);
                    }
                    var wish =
                            new AbsenceDesk.Wish(
                                    leaver,
                                    Optional.of(to),
                                    today,
                                    today.plusDays(HANDED_OVER_DAYS));
                    var outcome =
                            rooms.documents()
                                    .handOver(me, documents(me, leaver, to), at)
                                    .then(opened ->
                                            absences.record(me, wish, at)
                                                    .then((UUID _) ->
                                                            accounts.closeIfOpen(me, leaver, at))
                                                    .map(_ -> opened));
                    if (outcome instanceof Outcome.Refused<Optional<Proposals.Standing>>) {
                        transactions.rollBackOnly();
                    }
                    return outcome;
                });
    }

    /// Ids, not names: the title stands in Git.
    private HandOver documents(Person me, PersonId leaver, PersonId to) {
        var words = rooms.words();
        return new HandOver(
                leaver,
                to,
                words.text("people.leaving.proposal.title", me.language(), leaver, to),
                words.text("people.leaving.proposal.why", me.language(), leaver));
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
