package seihon.app.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import seihon.domain.Refusal;
import seihon.web.Problems;
import seihon.web.Words;

/// How the doors say no: the sign-in page in place of the page asked for, a problem for the API, a
/// line of text for Git.
@Component
class Answers {

    /// Request attribute: where the person wanted to go when the sign-in page came instead.
    static final String WANTED = "seihon.wanted";

    private static final String RETRY_SECONDS = "900";

    private final Problems problems;
    private final Words words;

    Answers(Problems problems, Words words) {
        this.problems = problems;
        this.words = words;
    }

    /// 401 with the sign-in page as its body. A fragment request is told to load that page whole.
    void needsSignIn(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException reason)
            throws IOException, ServletException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/signin");
            return;
        }
        request.setAttribute(WANTED, wanted(request));
        request.getRequestDispatcher("/signin").forward(new AsGet(request), response);
    }

    private static String wanted(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "/";
        }
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /// Signed in, but not for this; or a form that did not come from one of our pages.
    void denied(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        var why =
                reason instanceof CsrfException
                        ? Refusal.of("app.security.form-forbidden")
                        : Refusal.of("app.security.page-forbidden");
        problems.answer(request, response, HttpStatus.FORBIDDEN, why);
    }

    void deniedToToken(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        var isGuest =
                SecurityContextHolder.getContext().getAuthentication() instanceof Acting acting
                        && acting.person().guest();
        var why =
                isGuest
                        ? Refusal.of("app.security.guest-forbidden")
                        : Refusal.of("app.security.scope-forbidden");
        if (Problems.isApi(request.getRequestURI())) {
            problems.answer(request, response, HttpStatus.FORBIDDEN, why);
        } else {
            plain(response, HttpStatus.FORBIDDEN, why);
        }
    }

    void needsBearer(HttpServletRequest request, HttpServletResponse response, Refusal why)
            throws IOException {
        var status = statusOf(why, response);
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Seihon\"");
        }
        if (Problems.isApi(request.getRequestURI())) {
            problems.answer(request, response, status, why);
        } else {
            plain(response, status, why);
        }
    }

    void needsBasic(HttpServletRequest request, HttpServletResponse response, Refusal why)
            throws IOException {
        var status = statusOf(why, response);
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Seihon\", charset=\"UTF-8\"");
        }
        plain(response, status, why);
    }

    private static HttpStatus statusOf(Refusal why, HttpServletResponse response) {
        if (Problems.status(why) != HttpStatus.TOO_MANY_REQUESTS) {
            return HttpStatus.UNAUTHORIZED;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return HttpStatus.TOO_MANY_REQUESTS;
    }

    private void plain(HttpServletResponse response, HttpStatus status, Refusal why)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().println(words.text(why, LocaleContextHolder.getLocale()));
    }

    /// The same request as if it only asked for a page.
    private static final class AsGet extends HttpServletRequestWrapper {

        AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
