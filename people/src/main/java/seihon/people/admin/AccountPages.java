package seihon.people.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.people.account.AccountStore;
import seihon.people.account.PersonStore;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.admin.AccountDesk.Opening;
import seihon.people.org.Organisation;
import seihon.people.org.PeopleDocument.Member;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// `/settings/accounts`: who of the people in the documents may sign in; invite, close, reopen.
@Controller
class AccountPages {

    private static final String HERE = "redirect:/settings/accounts";

    private final Rows rows;
    private final AccountDesk desk;
    private final Invitations invitations;
    private final Transactions transactions;
    private final Clock clock;

    AccountPages(
            Rows rows,
            AccountDesk desk,
            Invitations invitations,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.desk = desk;
        this.invitations = invitations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What the page reads.
    @Component
    record Rows(Organisation organisation, AccountStore accounts, PersonStore people) {}

    record View(List<Line> lines, List<String> uninvited, int open, Refused refused) {}

    /// Lines of an invitation that were refused, and what was typed.
    record Refused(List<Invitations.WrongLine> wrong, String csv) {}

    record Line(
            String id,
            String name,
            String mail,
            State state,
            Optional<Instant> lastSignedIn,
            boolean me) {}

    enum State {
        OPEN,
        INVITED,
        CLOSED,
        GONE
    }

    @GetMapping("/settings/accounts")
    String show(Person me, Model model) {
        return page(me, new Refused(List.of(), ""), model);
    }

    private String page(Person me, Refused refused, Model model) {
        if (!me.holds("admin")) {
            throw new RefusedRequest("people.account.admin-forbidden");
        }
        model.addAttribute("view", transactions.read(me.tenant(), () -> view(me, refused)));
        return "people/admin/show";
    }

    private View view(Person me, Refused refused) {
        var members =
                rows.organisation().members(me.tenant()).stream()
                        .collect(Collectors.toMap(Member::id, member -> member, (one, _) -> one));
        var names =
                rows.people().all(me.tenant()).stream()
                        .collect(Collectors.toMap(PersonRow::person, row -> row));
        var accounts = rows.accounts().all(me.tenant());
        var lines = accounts.stream().map(account -> line(me, account, names, members)).toList();
        var known = accounts.stream().map(AccountStore.Account::person).collect(Collectors.toSet());
        var uninvited =
                members.keySet().stream()
                        .filter(id -> !known.contains(id))
                        .map(PersonId::value)
                        .sorted()
                        .toList();
        var open = (int) lines.stream().filter(line -> line.state() == State.OPEN).count();
        return new View(lines, uninvited, open, refused);
    }

    private Line line(
            Person me,
            AccountStore.Account account,
            Map<PersonId, PersonRow> names,
            Map<PersonId, Member> members) {
        var row = Optional.ofNullable(names.get(account.person()));
        var today = rows.organisation().day(me.tenant(), clock.instant());
        var here =
                Optional.ofNullable(members.get(account.person()))
                        .filter(member -> member.isHere(today))
                        .isPresent();
        return new Line(
                account.person().value(),
                row.map(PersonRow::name).orElse(account.person().value()),
                row.flatMap(PersonRow::mail).orElse(""),
                state(account, here),
                account.lastSignedIn(),
                account.person().equals(me.id()));
    }

    private static State state(AccountStore.Account account, boolean here) {
        if (!account.isOpen()) {
            return State.CLOSED;
        }
        if (!here) {
            return State.GONE;
        }
        return account.hasPassword() || account.lastSignedIn().isPresent()
                ? State.OPEN
                : State.INVITED;
    }

    @PostMapping("/settings/accounts")
    String invite(Person me, Form form, RedirectAttributes flash) {
        return told(
                invitations.invite(me, form.opening(), clock.instant()),
                "people.account.invited",
                flash);
    }

    @PostMapping("/settings/accounts/csv")
    String inviteAll(
            Person me,
            @RequestParam(defaultValue = "") String csv,
            RedirectAttributes flash,
            Model model) {
        var result = invitations.inviteAll(me, csv, clock.instant());
        if (!result.wrong().isEmpty()) {
            return page(me, new Refused(result.wrong(), csv), model);
        }
        flash.addFlashAttribute("toast", Toast.of("people.account.invited-all", result.invited()));
        return HERE;
    }

    @PostMapping("/settings/accounts/{id}/invitation")
    String again(Person me, @PathVariable String id, RedirectAttributes flash) {
        return told(
                invitations.again(me, person(id), clock.instant()),
                "people.account.invited",
                flash);
    }

    @PostMapping("/settings/accounts/{id}/closing")
    String close(Person me, @PathVariable String id, RedirectAttributes flash) {
        return told(desk.close(me, person(id), clock.instant()), "people.account.closed", flash);
    }

    @PostMapping("/settings/accounts/{id}/reopening")
    String reopen(Person me, @PathVariable String id, RedirectAttributes flash) {
        return told(desk.reopen(me, person(id), clock.instant()), "people.account.reopened", flash);
    }

    private static PersonId person(String id) {
        if (!PersonId.isValid(id)) {
            throw new RefusedRequest("people.account.not-found", id);
        }
        return new PersonId(id);
    }

    private static String told(Outcome<PersonId> outcome, String done, RedirectAttributes flash) {
        switch (outcome) {
            case Outcome.Done<PersonId>(var person) ->
                    flash.addFlashAttribute("toast", Toast.of(done, person));
            case Outcome.Refused<PersonId>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return HERE;
    }

    record Form(
            @Nullable String id,
            @Nullable String name,
            @Nullable String kana,
            @Nullable String email) {

        Opening opening() {
            return new Opening(text(id), text(name), text(kana), text(email));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }
}
