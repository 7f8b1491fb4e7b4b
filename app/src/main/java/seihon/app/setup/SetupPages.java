package seihon.app.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.app.security.Sessions;
import seihon.app.setup.Starter.Founder;
import seihon.app.setup.Starter.Someone;
import seihon.app.setup.Starter.Wish;
import seihon.docs.Roster;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// A company of one's own: on an empty installation by the key from the terminal, otherwise by an
/// administrator of the example company. Afterwards three first steps, and closing the example.
@Controller
class SetupPages {

    private final Starter starter;
    private final SetupKey key;
    private final Sessions sessions;
    private final Tenants tenants;
    private final People people;
    private final Clock clock;

    SetupPages(
            Starter starter,
            SetupKey key,
            Sessions sessions,
            Tenants tenants,
            People people,
            Clock clock) {
        this.starter = starter;
        this.key = key;
        this.sessions = sessions;
        this.tenants = tenants;
        this.people = people;
        this.clock = clock;
    }

    /// How many people the company has.
    @Component
    record People(Roster roster, Transactions transactions) {

        int count(Person me, Clock clock) {
            return transactions.read(
                    me.tenant(), () -> roster.employees(me.tenant(), clock.instant()).size());
        }
    }

    record View(String action, Wish wish, @Nullable Refusal problemUnlessNone) {}

    record Steps(int people, boolean example) {}

    @GetMapping("/setup/new/{given}")
    String show(@PathVariable String given, Model model) {
        mustOpen(given);
        model.addAttribute("view", new View("/setup/new/" + given, empty(), null));
        return "app/setup/show";
    }

    @PostMapping("/setup/new/{given}")
    String start(
            @PathVariable String given,
            Form form,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        mustOpen(given);
        return make("/setup/new/" + given, form, language, request, response, model);
    }

    private void mustOpen(String given) {
        if (!key.opens(given)) {
            throw new RefusedRequest("app.setup.key-not-found");
        }
    }

    @GetMapping("/setup/own")
    String own(Person me, Model model) {
        mustBeExampleAdmin(me);
        model.addAttribute("view", new View("/setup/own", empty(), null));
        return "app/setup/show";
    }

    @PostMapping("/setup/own")
    String startOwn(
            Person me,
            Form form,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        mustBeExampleAdmin(me);
        return make("/setup/own", form, language, request, response, model);
    }

    private String make(
            String action,
            Form form,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var now = clock.instant();
        return switch (starter.start(form.wish(), language, now)) {
            case Outcome.Refused<Founder>(var why) -> {
                model.addAttribute("view", new View(action, form.wish(), why));
                yield "app/setup/show";
            }
            case Outcome.Done<Founder>(var founder) -> {
                sessions.begin(request, response, founder.tenant(), founder.person(), now);
                yield "redirect:/setup/steps";
            }
        };
    }

    @GetMapping("/setup/steps")
    String steps(Person me, Model model) {
        model.addAttribute("view", new Steps(people.count(me, clock), isExample(me)));
        return "app/setup/steps";
    }

    @PostMapping("/setup/example/closing")
    String closeExample(Person me, HttpServletRequest request, RedirectAttributes flash) {
        mustBeExampleAdmin(me);
        if (tenants.all().stream().allMatch(Tenant::example)) {
            flash.addFlashAttribute("refusal", Refusal.of("app.setup.only-company"));
            return "redirect:/setup/steps";
        }
        tenants.close(me.tenant(), clock.instant());
        sessions.end(request);
        flash.addFlashAttribute("toast", Toast.of("app.setup.example-closed"));
        return "redirect:/signin";
    }

    private void mustBeExampleAdmin(Person me) {
        if (!me.holds("admin") || !isExample(me)) {
            throw new RefusedRequest("app.setup.forbidden");
        }
    }

    private boolean isExample(Person me) {
        return tenants.find(me.tenant()).filter(Tenant::example).isPresent();
    }

    private static Wish empty() {
        return new Wish("", "", Someone.NOBODY, Someone.NOBODY, "");
    }

    record Form(
            @Nullable String company,
            @Nullable String slug,
            @Nullable String person,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String secondPerson,
            @Nullable String secondName,
            @Nullable String secondEmail) {

        Wish wish() {
            return new Wish(
                    text(company),
                    text(slug),
                    new Someone(text(person), text(name), text(email)),
                    new Someone(text(secondPerson), text(secondName), text(secondEmail)),
                    password == null ? "" : password);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }
}
