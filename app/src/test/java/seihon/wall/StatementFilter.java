package seihon.wall;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import seihon.testkit.Statements;

/// Keeps what a request sent to the database, sessions included, for the test that named it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StatementFilter extends OncePerRequestFilter {

    static final String NAME = "X-Heard-As";

    private final Map<String, List<String>> heard = new ConcurrentHashMap<>();

    /// The answer may be there a moment before its request has ended.
    List<String> heard(String name) {
        for (var tries = 0; tries < 100 && !heard.containsKey(name); tries++) {
            LockSupport.parkNanos(10_000_000);
        }
        return heard.getOrDefault(name, List.of());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(NAME) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            heard.put(
                    request.getHeader(NAME),
                    Statements.<Exception>during(() -> chain.doFilter(request, response)));
        } catch (ServletException | IOException | RuntimeException fault) {
            throw fault;
        } catch (Exception fault) {
            throw new ServletException(fault);
        }
    }
}
