package seihon.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import seihon.people.Entrance;

/// Looks up, for every request of a browser session, who the person is now. A disabled account, a
/// person who left and a session older than [#LONGEST] are signed out on the spot.
class PersonFilter extends OncePerRequestFilter {

    static final Duration LONGEST = Duration.ofHours(12);

    private final Entrance entrance;
    private final OneMoment moments;
    private final Clock clock;

    PersonFilter(Entrance entrance, OneMoment moments, Clock clock) {
        this.entrance = entrance;
        this.moments = moments;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Admitted admitted) {
            moments.run(
                    request,
                    response,
                    admitted.tenant(),
                    () -> lead(admitted, request, response, chain));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void lead(
            Admitted admitted,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var acting = acting(admitted);
        SecurityContextHolder.setContext(
                acting.map(SecurityContextImpl::new).orElseGet(SecurityContextImpl::new));
        if (acting.isEmpty()) {
            endSession(request);
        }
        chain.doFilter(request, response);
    }

    private Optional<Acting> acting(Admitted admitted) {
        var now = clock.instant();
        if (!now.isBefore(admitted.since().plus(LONGEST))) {
            return Optional.empty();
        }
        return entrance.inSession(admitted.tenant(), admitted.person(), admitted.since(), now)
                .map(person -> Acting.inBrowser(person, admitted));
    }

    private static void endSession(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
