package seihon.people.link;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
/// who are not signed in. Opening a link changes nothing; sending the form does. The link's address
/// holds its secret, so it leads on at once to one that does not.
@Controller
class LinkPages {

    private static final String RECOVERY = "/recovery";
    private static final String INVITATION = "/invitation";
    private static final String PASSWORD = "/password";

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
    String recovery(
            @PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        return exchanged(RECOVERY, secret, request, response);
    }

    @GetMapping("/invitation/{secret}")
    String invitation(
            @PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        return exchanged(INVITATION, secret, request, response);
    }

    /// The secret goes from the address into a cookie. It is not used up: mail programs open links
    /// to look at them.
    private String exchanged(
            String root, String secret, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        if (links.owner(secret, clock.instant()).isEmpty()) {
            throw new RefusedRequest("people.link.not-found");
        }
        LinkCookie.give(request, response, root, secret);
        return "redirect:" + root + PASSWORD;
    }

    @GetMapping("/recovery/password")
    String recovery(HttpServletRequest request, Model model) {
        return show(RECOVERY, request, model);
    }

    @GetMapping("/invitation/password")
    String invitation(HttpServletRequest request, Model model) {
        return show(INVITATION, request, model);
    }

    private String show(String root, HttpServletRequest request, Model model) {
        if (links.owner(secret(request), clock.instant()).isEmpty()) {
            throw new RefusedRequest("people.link.not-found");
        }
        model.addAttribute("view", view(root + PASSWORD, false, null));
        return "people/link/show";
    }

    private static String secret(HttpServletRequest request) {
        return LinkCookie.secret(request)
                .orElseThrow(() -> new RefusedRequest("people.link.not-found"));
    }

    @PostMapping("/recovery/password")
    String recover(
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return redeem(RECOVERY, password, request, response, model);
    }

    @PostMapping("/invitation/password")
    String accept(
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return redeem(INVITATION, password, request, response, model);
    }

    private String redeem(
            String root,
            String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var address = root + PASSWORD;
        var view =
                switch (links.redeem(secret(request), password, clock.instant())) {
                    case Outcome.Done<Owner> _ -> {
                        LinkCookie.take(request, response, root);
                        yield view(address, true, null);
                    }
                    case Outcome.Refused<Owner>(var why) -> view(address, false, why);
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
