package seihon.people.link;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The secret of a one-time link while its owner chooses a password: out of the address, so that it
/// stays in no history, log or `Referer`, and not in the session, whose rows are kept. Sent back to
/// the link's own pages only; scripts cannot read it.
final class LinkCookie {

    private static final String NAME = "seihon-link";
    private static final Duration LASTS = Duration.ofMinutes(30);

    private LinkCookie() {}

    /// `root` is `/recovery` or `/invitation`. Lax, because the mail's link comes from elsewhere.
    static void give(
            HttpServletRequest request, HttpServletResponse response, String root, String secret) {
        add(request, response, root, secret, LASTS);
    }

    static void take(HttpServletRequest request, HttpServletResponse response, String root) {
        add(request, response, root, "", Duration.ZERO);
    }

    static Optional<String> secret(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(cookie -> cookie.getValue())
                        .filter(secret -> !secret.isEmpty())
                        .findFirst();
    }

    private static void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String root,
            String secret,
            Duration lasts) {
        var cookie =
                ResponseCookie.from(NAME, secret)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path(request.getContextPath() + root)
                        .maxAge(lasts)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
