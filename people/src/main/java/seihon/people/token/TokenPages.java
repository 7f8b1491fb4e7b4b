package seihon.people.token;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.Roster;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.people.Scope;
import seihon.people.account.FreshProof;
import seihon.people.token.TokenDesk.Made;
import seihon.people.token.TokenDesk.Wish;
import seihon.web.Problems;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// One's own tokens, and everybody's for administrators. The answer that makes a token shows its
/// secret and is the only page that is not a redirect: the secret must not be kept anywhere.
@Controller
class TokenPages {

    private static final int USUAL_DAYS = 90;

    private final TokenDesk desk;
    private final Roster roster;
    private final FreshProof proof;
    private final Transactions transactions;
    private final Clock clock;

    TokenPages(
            TokenDesk desk,
            Roster roster,
            FreshProof proof,
            Transactions transactions,
            Clock clock) {
        this.desk = desk;
        this.roster = roster;
        this.proof = proof;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/settings/tokens")
    String show(Person me, Model model) {
        model.addAttribute("view", own(me, Optional.empty(), null));
        return "people/token/show";
    }

    @PostMapping("/settings/tokens")
    String make(Person me, Form form, HttpServletResponse response, Model model) {
        var now = clock.instant();
        Outcome<Made> outcome =
                proof.isMissing(me, now)
                        ? Outcome.refused("people.proof-forbidden")
                        : desk.make(me, form.wish(me), now);
        var view =
                switch (outcome) {
                    case Outcome.Done<Made>(var made) -> own(me, Optional.of(made.secret()), null);
                    case Outcome.Refused<Made>(var why) -> {
                        response.setStatus(Problems.status(why).value());
                        yield own(me, Optional.empty(), why);
                    }
                };
        model.addAttribute("view", view);
        return "people/token/show";
    }

    @PostMapping("/settings/tokens/{id}/revocation")
    String revoke(Person me, @PathVariable UUID id, RedirectAttributes flash) {
        switch (desk.revoke(me, id, clock.instant())) {
            case Outcome.Done<UUID> _ ->
                    flash.addFlashAttribute("toast", Toast.of("people.token.revoked"));
            case Outcome.Refused<UUID>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/settings/tokens";
    }

    @GetMapping("/settings/everybody/tokens")
    String everybody(Person me, Model model) {
        if (!me.holds("admin")) {
            throw new RefusedRequest("people.account.admin-forbidden");
        }
        model.addAttribute("view", everybodys(me));
        return "people/token/show";
    }

    private TokenView own(Person me, Optional<String> secret, @Nullable Refusal problemUnlessNone) {
        var now = clock.instant();
        var rows = desk.own(me).stream().map(row -> TokenView.row(row, me.name(), now)).toList();
        return new TokenView(
                rows, secret, problemUnlessNone, prove(me, problemUnlessNone, now), false);
    }

    private Optional<String> prove(Person me, @Nullable Refusal problemUnlessNone, Instant now) {
        return problemUnlessNone != null && proof.isMissing(me, now)
                ? proof.address("/settings/tokens")
                : Optional.empty();
    }

    private TokenView everybodys(Person me) {
        var now = clock.instant();
        return transactions.read(
                me.tenant(),
                () ->
                        new TokenView(
                                named(me, now), Optional.empty(), null, Optional.empty(), true));
    }

    private List<TokenView.Row> named(Person me, Instant now) {
        return desk.everybodys(me).stream()
                .map(row -> TokenView.row(row, roster.name(me.tenant(), row.person()), now))
                .toList();
    }

    record Form(@Nullable String label, @Nullable List<String> scopes, @Nullable Integer days) {

        Wish wish(Person me) {
            var wanted =
                    scopes == null
                            ? java.util.Set.<Scope>of()
                            : scopes.stream()
                                    .flatMap(word -> Scope.of(word).stream())
                                    .collect(Collectors.toUnmodifiableSet());
            return new Wish(
                    me.id(),
                    label == null ? "" : label,
                    wanted,
                    Duration.ofDays(days == null ? USUAL_DAYS : days));
        }
    }
}
