package seihon.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Outcome;
import seihon.domain.Refusal;
import seihon.people.Entrance;
import seihon.people.Entrance.Admission;

/// Sign-in (サインイン) and sign-out. Nobody is signed in yet, so no form here carries an idempotency
/// key: signing in twice is the same as once.
@Controller
class SignInPages {

    private final Entrance entrance;
    private final Sessions sessions;
    private final CompanyDoors doors;
    private final Clock clock;

    SignInPages(Entrance entrance, Sessions sessions, CompanyDoors doors, Clock clock) {
        this.entrance = entrance;
        this.sessions = sessions;
        this.doors = doors;
        this.clock = clock;
    }

    @GetMapping("/signin")
    String show(
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "") String tenant,
            HttpServletRequest request,
            Model model) {
        var wanted = request.getAttribute(Answers.WANTED);
        var door = doors.of(tenant.strip());
        model.addAttribute(
                "view", SignInView.blank(wanted instanceof String page ? page : next, door));
        return "app/security/signin";
    }

    @PostMapping("/signin")
    String signIn(
            SignInForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var now = clock.instant();
        var outcome =
                entrance.byPassword(form.mail(), form.password(), request.getRemoteAddr(), now);
        return switch (outcome) {
            case Outcome.Refused<List<Admission>>(var why) -> {
                response.setStatus(statusOf(why).value());
                model.addAttribute("view", SignInView.refused(form, why, doors.of("")));
                yield "app/security/signin";
            }
            case Outcome.Done<List<Admission>>(var open) -> {
                var chosen = form.chosenFrom(open);
                if (chosen.isEmpty()) {
                    model.addAttribute("view", SignInView.choice(form, open, doors.of("")));
                    yield "app/security/signin";
                }
                var admission = chosen.get();
                sessions.begin(request, response, admission.tenant(), admission.person(), now);
                yield "redirect:" + LocalAddress.orHome(form.next());
            }
        };
    }

    private static HttpStatus statusOf(Refusal why) {
        return why.key().endsWith("too-many")
                ? HttpStatus.TOO_MANY_REQUESTS
                : HttpStatus.UNAUTHORIZED;
    }

    @PostMapping("/signout")
    String signOut(HttpServletRequest request, RedirectAttributes flash) {
        sessions.end(request).ifPresent(address -> flash.addFlashAttribute("farewell", address));
        return "redirect:/signin";
    }

    /// What the page sends. `company` is the number chosen when the address is known to several.
    record SignInForm(
            @Nullable String email,
            @Nullable String password,
            @Nullable String next,
            @Nullable Integer company) {

        String mail() {
            return email == null ? "" : email;
        }

        @Override
        public String password() {
            return password == null ? "" : password;
        }

        @Override
        public String next() {
            return next == null ? "/" : next;
        }

        java.util.Optional<Admission> chosenFrom(List<Admission> open) {
            if (open.size() == 1) {
                return open.stream().findFirst();
            }
            return open.stream()
                    .filter(one -> company != null && one.tenant().value() == company)
                    .findFirst();
        }

        @Override
        public String toString() {
            return "sign-in form";
        }
    }
}
