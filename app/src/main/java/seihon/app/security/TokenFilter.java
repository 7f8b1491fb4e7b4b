package seihon.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import seihon.domain.Outcome;
import seihon.domain.Refusal;
import seihon.people.Entrance;

/// Lets programs in by personal access token: `Authorization: Bearer` for the API, the password of
/// Basic for Git (any user name). Keeps no session. A wrong token is answered here and now; no
/// token at all is left to the chain's rules.
class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final Entrance entrance;
    private final Clock clock;
    private final TokenRefusals refusals;

    TokenFilter(Entrance entrance, Clock clock, TokenRefusals refusals) {
        this.entrance = entrance;
        this.clock = clock;
        this.refusals = refusals;
    }

    /// How a chain says no to a program.
    interface TokenRefusals {
        void answer(HttpServletRequest request, HttpServletResponse response, Refusal why)
                throws IOException;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var secret = secret(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (secret.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        switch (entrance.byToken(secret.get(), request.getRemoteAddr(), clock.instant())) {
            case Outcome.Done<Entrance.Bearer>(var bearer) -> {
                SecurityContextHolder.setContext(new SecurityContextImpl(Acting.byToken(bearer)));
                chain.doFilter(request, response);
            }
            case Outcome.Refused<Entrance.Bearer>(var why) ->
                    refusals.answer(request, response, why);
        }
    }

    private static Optional<String> secret(@org.jspecify.annotations.Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(header.substring(BEARER.length()).strip());
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return basicPassword(header.substring(BASIC.length()).strip());
        }
        return Optional.empty();
    }

    private static Optional<String> basicPassword(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
