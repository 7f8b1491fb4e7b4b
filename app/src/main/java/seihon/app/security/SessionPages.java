package seihon.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.people.Entrance;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// Where a person is signed in, and ending it: one's own sessions, or as an administrator somebody
/// else's. A session is named by a digest: its id is a secret and never leaves the server.
@Controller
class SessionPages {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Entrance entrance;

    SessionPages(FindByIndexNameSessionRepository<? extends Session> sessions, Entrance entrance) {
        this.sessions = sessions;
        this.entrance = entrance;
    }

    record View(String person, boolean own, List<Line> lines) {}

    record Line(
            String name,
            String browser,
            String address,
            Instant since,
            Instant lastUsed,
            boolean here) {}

    @GetMapping("/settings/sessions")
    String own(Person me, HttpServletRequest request, Model model) {
        return show(me, me.id(), request, model);
    }

    @GetMapping("/settings/accounts/{id}/sessions")
    String theirs(Person me, @PathVariable String id, HttpServletRequest request, Model model) {
        return show(me, administered(me, id), request, model);
    }

    private String show(Person me, PersonId whose, HttpServletRequest request, Model model) {
        var here = request.getSession(false);
        var current = here == null ? "" : here.getId();
        var lines =
                open(me, whose).values().stream()
                        .map(session -> line(session, current))
                        .sorted(Comparator.comparing(Line::lastUsed).reversed())
                        .toList();
        model.addAttribute("view", new View(whose.value(), whose.equals(me.id()), lines));
        return "app/security/sessions";
    }

    @PostMapping("/settings/sessions/{name}/end")
    String end(Person me, @PathVariable String name, RedirectAttributes flash) {
        endOne(me, me.id(), name);
        flash.addFlashAttribute("toast", Toast.of("app.sessions.ended"));
        return "redirect:/settings/sessions";
    }

    @PostMapping("/settings/accounts/{id}/sessions/{name}/end")
    String endTheirs(
            Person me,
            @PathVariable String id,
            @PathVariable String name,
            RedirectAttributes flash) {
        var whose = administered(me, id);
        endOne(me, whose, name);
        flash.addFlashAttribute("toast", Toast.of("app.sessions.ended"));
        return "redirect:/settings/accounts/" + whose + "/sessions";
    }

    private void endOne(Person me, PersonId whose, String name) {
        open(me, whose).keySet().stream()
                .filter(id -> nameOf(id).equals(name))
                .forEach(sessions::deleteById);
    }

    private Map<String, ? extends Session> open(Person me, PersonId whose) {
        return sessions.findByPrincipalName(Admitted.sessionName(me.tenant(), whose));
    }

    private PersonId administered(Person me, String id) {
        if (!me.holds("admin")) {
            throw new RefusedRequest("people.account.admin-forbidden");
        }
        if (!PersonId.isValid(id) || !entrance.knows(me.tenant(), new PersonId(id))) {
            throw new RefusedRequest("people.account.not-found", id);
        }
        return new PersonId(id);
    }

    private static Line line(Session session, String current) {
        return new Line(
                nameOf(session.getId()),
                Objects.toString(session.getAttribute(Sessions.BROWSER), ""),
                Objects.toString(session.getAttribute(Sessions.ADDRESS), ""),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getId().equals(current));
    }

    private static String nameOf(String sessionId) {
        return UUID.nameUUIDFromBytes(sessionId.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
