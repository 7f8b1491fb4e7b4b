package seihon.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import seihon.domain.Refusal;
import seihon.web.Problems;

/// Takes forms with files only from people who are signed in. Whoever reads such a form, be it for
/// its token alone, writes its parts to the disk first.
class FileGate extends OncePerRequestFilter {

    private final Problems problems;

    FileGate(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        var holdsFiles = type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
        if (holdsFiles
                && !(SecurityContextHolder.getContext().getAuthentication() instanceof Acting)) {
            problems.answer(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    Refusal.of("app.security.file-needs-signin"));
        } else {
            chain.doFilter(request, response);
        }
    }
}
