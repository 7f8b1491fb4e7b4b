package seihon.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.people.Entrance;
import seihon.web.Toast;

/// Proving again who one is (before a signature), and changing one's password. Both touch the
/// running session.
@Controller
class PasswordPages {

    private final Entrance entrance;
    private final Sessions sessions;
    private final CompanyDoors doors;
    private final Clock clock;

    PasswordPages(Entrance entrance, Sessions sessions, CompanyDoors doors, Clock clock) {
        this.entrance = entrance;
        this.sessions = sessions;
        this.doors = doors;
        this.clock = clock;
    }

    @GetMapping("/signin/again")
    String again(Person me, @RequestParam(defaultValue = "/") String next, Model model) {
        model.addAttribute("next", LocalAddress.orHome(next));
        model.addAttribute("elsewhere", doors.slug(me.tenant()).isPresent());
        return "app/security/again";
    }

    @PostMapping("/signin/again")
    String prove(
            Person me,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var now = clock.instant();
        var admitted = Admitted.of(SecurityContextHolder.getContext().getAuthentication());
        if (entrance.provePassword(me, password, now)
                instanceof Outcome.Refused<PersonId>(var why)) {
            flash.addFlashAttribute("refusal", why);
            flash.addAttribute("next", LocalAddress.orHome(next));
            return "redirect:/signin/again";
        }
        admitted.ifPresent(session -> sessions.renew(request, response, session, now));
        return "redirect:" + LocalAddress.orHome(next);
    }

    @GetMapping("/settings/password")
    String show(Person me) {
        return "app/security/password";
    }

    @PostMapping("/settings/password")
    String change(
            Person me,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var now = clock.instant();
        switch (entrance.changePassword(me, present, password, now)) {
            case Outcome.Done<PersonId> _ -> {
                sessions.begin(request, response, me.tenant(), me.id(), now);
                flash.addFlashAttribute("toast", Toast.of("app.password.changed"));
            }
            case Outcome.Refused<PersonId>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/settings/password";
    }
}
