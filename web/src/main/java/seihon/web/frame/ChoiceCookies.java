package seihon.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;

/// Remembers `?lang=` and `?theme=` on the device for a year. Nothing about the person is in it.
class ChoiceCookies implements HandlerInterceptor {

    private static final Duration A_YEAR = Duration.ofDays(365);

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        remember(request, response, ReaderLocale.NAME, ReaderLocale.LANGUAGES);
        remember(request, response, Theme.NAME, Theme.ALL);
        return true;
    }

    private static void remember(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            Set<String> offered) {
        Choice.asked(request, name, offered)
                .map(value ->
                        ResponseCookie.from(name, value)
                                .path("/")
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .sameSite("Lax")
                                .maxAge(A_YEAR)
                                .build())
                .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
    }
}
