package seihon.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/// Puts [RememberedSessions] before Spring's own, for the time of one request. Spring makes none of
/// its own where it finds another one, so this is looked at after it has.
@AutoConfiguration(after = JdbcSessionAutoConfiguration.class)
class SessionSetup {

    @Bean
    @Primary
    RememberedSessions<? extends Session> rememberedSessions(JdbcIndexedSessionRepository stored) {
        return over(stored);
    }

    private static RememberedSessions<? extends Session> over(
            FindByIndexNameSessionRepository<? extends Session> stored) {
        return RememberedSessions.of(stored, Clock.systemUTC());
    }

    @Bean
    OncePerRequestFilter sessionMemory(RememberedSessions<? extends Session> sessions) {
        return new Memory(sessions);
    }

    /// Around Spring's own filter of sessions.
    @Order(Ordered.HIGHEST_PRECEDENCE)
    private static final class Memory extends OncePerRequestFilter {

        private final RememberedSessions<? extends Session> sessions;

        Memory(RememberedSessions<? extends Session> sessions) {
            this.sessions = sessions;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            sessions.remember();
            try {
                chain.doFilter(request, response);
            } finally {
                sessions.forget();
            }
        }
    }
}
