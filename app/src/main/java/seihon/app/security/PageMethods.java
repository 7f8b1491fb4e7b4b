package seihon.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import seihon.domain.Refusal;
import seihon.web.Problems;

/// Pages are opened and their forms are sent. Other methods are told so, before anybody looks for
/// the token of a form.
class PageMethods extends OncePerRequestFilter {

    private static final List<String> KNOWN = List.of("GET", "HEAD", "POST", "OPTIONS");

    private final Problems problems;

    PageMethods(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (KNOWN.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        var allowed = String.join(", ", KNOWN);
        response.setHeader(HttpHeaders.ALLOW, allowed);
        problems.answer(
                request,
                response,
                HttpStatus.METHOD_NOT_ALLOWED,
                Refusal.of("web.problem.method-malformed", request.getMethod(), allowed));
    }
}
