package seihon.people.oidc;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.people.SingleSignOn;
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.people.account.FreshProof;
import seihon.people.oidc.ConnectionCheck.Step;
import seihon.people.oidc.OidcRules.Wish;
import seihon.web.Mailbox;
import seihon.web.Problems;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// `/settings/oidc`: the company's own sign-in. Who changes it decides who may come in, so it takes
/// a fresh proof of who one is.
@Controller
class OidcPages {

    private static final String HERE = "/settings/oidc";
    private static final String PAGE = "people/oidc/show";

    private final OidcDesk desk;
    private final ConnectionCheck check;
    private final SingleSignOn signOn;
    private final Tenants tenants;
    private final Mailbox mailbox;
    private final FreshProof proof;
    private final Clock clock;

    OidcPages(
            OidcDesk desk,
            ConnectionCheck check,
            SingleSignOn signOn,
            Tenants tenants,
            Mailbox mailbox,
            FreshProof proof,
            Clock clock) {
        this.desk = desk;
        this.check = check;
        this.signOn = signOn;
        this.tenants = tenants;
        this.mailbox = mailbox;
        this.proof = proof;
        this.clock = clock;
    }

    /// `returns` is for the provider, `entrance` for the people. `proof` is where one proves who
    /// one is, when that is what is missing.
    record View(
            Wish wish,
            boolean stored,
            boolean on,
            String returns,
            String entrance,
            List<Linked> linked,
            List<Step> steps,
            Optional<Refusal> problem,
            Optional<String> proof) {}

    record Linked(String person, String issuer, Instant at) {}

    @GetMapping("/settings/oidc")
    String show(Person me, Model model) {
        model.addAttribute("view", view(administrator(me), List.of()));
        return PAGE;
    }

    @PostMapping("/settings/oidc")
    String save(
            Person me,
            Form form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        administrator(me);
        var now = clock.instant();
        if (proof.isMissing(me, now)) {
            var why = Refusal.of("people.oidc.proof-forbidden");
            return refused(me, form.wish(), why, response, model);
        }
        return switch (desk.save(me, form.wish(), now)) {
            case Outcome.Refused<TenantId>(var why) ->
                    refused(me, form.wish(), why, response, model);
            case Outcome.Done<TenantId> _ -> {
                flash.addFlashAttribute("toast", Toast.of("people.oidc.saved"));
                yield "redirect:" + HERE;
            }
        };
    }

    /// What was typed stays in the fields, the secret aside.
    private String refused(
            Person me, Wish wish, Refusal why, HttpServletResponse response, Model model) {
        var status = Problems.status(why);
        response.setStatus(status.value());
        var there = view(me, List.of());
        var prove = status == HttpStatus.FORBIDDEN ? proof.address(HERE) : Optional.<String>empty();
        model.addAttribute(
                "view",
                new View(
                        wish,
                        there.stored(),
                        there.on(),
                        there.returns(),
                        there.entrance(),
                        there.linked(),
                        List.of(),
                        Optional.of(why),
                        prove));
        return PAGE;
    }

    @PostMapping("/settings/oidc/tests")
    String test(Person me, Model model) {
        var tenant = tenant(administrator(me));
        var provider =
                desk.provider(me.tenant())
                        .orElseThrow(() -> new RefusedRequest("people.oidc.none-invalid"));
        model.addAttribute("view", view(me, check.of(tenant, provider)));
        return PAGE;
    }

    @PostMapping("/settings/oidc/links/{person}/removal")
    String part(Person me, @PathVariable String person, RedirectAttributes flash) {
        administrator(me);
        if (!PersonId.isValid(person)) {
            throw new RefusedRequest("people.account.not-found", person);
        }
        var now = clock.instant();
        if (proof.isMissing(me, now)) {
            throw new RefusedRequest("people.oidc.proof-forbidden");
        }
        switch (desk.part(me, new PersonId(person), now)) {
            case Outcome.Done<PersonId> _ ->
                    flash.addFlashAttribute("toast", Toast.of("people.oidc.parted", person));
            case Outcome.Refused<PersonId>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:" + HERE;
    }

    private View view(Person me, List<Step> steps) {
        var tenant = tenant(me);
        var provider = desk.provider(me.tenant());
        var on = signOn.companies().contains(tenant);
        return new View(
                wish(provider, on),
                provider.isPresent(),
                on,
                signOn.returnAddress(tenant.slug()),
                mailbox.link("/signin?tenant=" + tenant.slug()),
                desk.linked(me.tenant()).stream()
                        .map(one -> new Linked(one.person().value(), one.issuer(), one.linkedAt()))
                        .toList(),
                steps,
                Optional.empty(),
                Optional.empty());
    }

    private static Wish wish(Optional<Provider> provider, boolean on) {
        return provider.map(one ->
                        new Wish(
                                one.issuer(),
                                one.clientId(),
                                "",
                                one.claim(),
                                one.names().word(),
                                on))
                .orElseGet(() -> new Wish("", "", "", Provider.MAIL_CLAIM, "mail", false));
    }

    private Tenant tenant(Person me) {
        return tenants.find(me.tenant()).orElseThrow();
    }

    private static Person administrator(Person me) {
        if (!me.holds("admin")) {
            throw new RefusedRequest("people.account.admin-forbidden");
        }
        return me;
    }

    record Form(
            @Nullable String issuer,
            @Nullable String client,
            @Nullable String secret,
            @Nullable String claim,
            @Nullable String names,
            @Nullable String on) {

        Wish wish() {
            return new Wish(
                    text(issuer), text(client), text(secret), text(claim), text(names), on != null);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }

        @Override
        public String toString() {
            return "form of the company's own sign-in";
        }
    }
}
