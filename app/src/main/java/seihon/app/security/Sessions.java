package seihon.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.people.SingleSignOn;

/// Begins and renews browser sessions. The session's id changes with every sign-in, so that an id
/// known to somebody else before is worth nothing after.
@Component
public class Sessions {

    /// What the list of sessions shows of the browser.
    static final String BROWSER = "seihon.browser";

    static final String ADDRESS = "seihon.address";

    /// Where the company's own provider ends its session; only when it let the person in.
    static final String FAREWELL = "seihon.farewell";

    private static final Instant NEVER = Instant.EPOCH;
    private static final int LONGEST_BROWSER = 200;

    private final HttpSessionSecurityContextRepository contexts =
            new HttpSessionSecurityContextRepository();

    public void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            TenantId tenant,
            PersonId person,
            Instant at) {
        begin(request, response, new Admitted(tenant, person, at, at));
    }

    /// For whom the company's own provider let in: proven when the provider saw them, which may
    /// have been long ago, or never as far as it says.
    void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            SingleSignOn.Arrival arrival,
            Instant at) {
        var proven = arrival.provenAt().orElse(NEVER);
        begin(request, response, new Admitted(arrival.tenant(), arrival.person(), at, proven));
        arrival.farewell()
                .ifPresent(address -> request.getSession().setAttribute(FAREWELL, address));
    }

    private void begin(
            HttpServletRequest request, HttpServletResponse response, Admitted admitted) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        var session = request.getSession(true);
        session.setAttribute(BROWSER, browser(request));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        save(request, response, admitted);
    }

    /// Notes that the person has just proved again who they are; the session's id changes too.
    void renew(
            HttpServletRequest request,
            HttpServletResponse response,
            Admitted admitted,
            Instant at) {
        request.changeSessionId();
        save(request, response, admitted.provenAgain(at));
    }

    /// Answers where the provider's own session can be ended too.
    public Optional<String> end(HttpServletRequest request) {
        var session = request.getSession(false);
        SecurityContextHolder.clearContext();
        if (session == null) {
            return Optional.empty();
        }
        var farewell = Optional.ofNullable((String) session.getAttribute(FAREWELL));
        session.invalidate();
        return farewell;
    }

    private void save(HttpServletRequest request, HttpServletResponse response, Admitted admitted) {
        contexts.saveContext(new SecurityContextImpl(admitted), request, response);
    }

    private static String browser(HttpServletRequest request) {
        var name = request.getHeader("User-Agent");
        if (name == null) {
            return "";
        }
        return name.length() <= LONGEST_BROWSER ? name : name.substring(0, LONGEST_BROWSER);
    }
}
