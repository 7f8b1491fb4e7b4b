package seihon.people.link;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.domain.Outcome;
import seihon.domain.Refusal;
import seihon.people.account.LookupStore.Owner;
import seihon.people.account.PasswordRules;
import seihon.web.RefusedRequest;

/// Where invitation and recovery links lead, and where a recovery link is asked for. All for people
/// who are not signed in. Opening a link changes nothing; sending the form does.
@Controller
class LinkPages {

    private final Links links;
    private final Clock clock;

    LinkPages(Links links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /// `done` is the answer after the form; `invited` says which words to use.
    record View(
            String address,
            boolean invited,
            boolean done,
            @Nullable Refusal problemUnlessNone,
            int shortest,
            int advised) {}

    @GetMapping("/recovery")
    String ask(Model model) {
        model.addAttribute("sent", false);
        return "people/link/ask";
    }

    /// The same answer whether the address is known or not.
    @PostMapping("/recovery")
    String send(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            Model model) {
        links.recover(email, request.getRemoteAddr(), clock.instant());
        model.addAttribute("sent", true);
        return "people/link/ask";
    }

    @GetMapping("/recovery/{secret}")
    String recovery(@PathVariable String secret, Model model) {
        return show(secret, "/recovery/", model);
    }

    @GetMapping("/invitation/{secret}")
    String invitation(@PathVariable String secret, Model model) {
        return show(secret, "/invitation/", model);
    }

    private String show(String secret, String root, Model model) {
        if (links.owner(secret, clock.instant()).isEmpty()) {
            throw new RefusedRequest("people.link.not-found");
        }
        model.addAttribute("view", view(root + secret, false, null));
        return "people/link/show";
    }

    @PostMapping("/recovery/{secret}")
    String recover(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String password,
            Model model) {
        return redeem(secret, "/recovery/", password, model);
    }

    @PostMapping("/invitation/{secret}")
    String accept(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String password,
            Model model) {
        return redeem(secret, "/invitation/", password, model);
    }

    private String redeem(String secret, String root, String password, Model model) {
        var view =
                switch (links.redeem(secret, password, clock.instant())) {
                    case Outcome.Done<Owner> _ -> view(root + secret, true, null);
                    case Outcome.Refused<Owner>(var why) -> view(root + secret, false, why);
                };
        model.addAttribute("view", view);
        return "people/link/show";
    }

    private static View view(String address, boolean done, @Nullable Refusal problemUnlessNone) {
        return new View(
                address,
                address.startsWith("/invitation/"),
                done,
                problemUnlessNone,
                PasswordRules.SHORTEST,
                PasswordRules.ADVISED);
    }
}
