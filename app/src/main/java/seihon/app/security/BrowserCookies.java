package seihon.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// The two cookies of a browser: the session, and the token against forged forms. Behind TLS their
/// names start with `__Host-`, which binds them to this very host. Anonymous visitors get no
/// session, so a crawler fills no table.
final class BrowserCookies {

    private static final String HOST = "__Host-";

    private BrowserCookies() {}

    static final class SessionCookie implements CookieSerializer {

        private final CookieSerializer plain = named("seihon-session");
        private final CookieSerializer hosted = named(HOST + "seihon-session");

        private static CookieSerializer named(String name) {
            var cookie = new DefaultCookieSerializer();
            cookie.setCookieName(name);
            cookie.setCookiePath("/");
            cookie.setSameSite("Lax");
            cookie.setUseHttpOnlyCookie(true);
            return cookie;
        }

        @Override
        public void writeCookieValue(CookieValue value) {
            of(value.getRequest()).writeCookieValue(value);
        }

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return of(request).readCookieValues(request);
        }

        private CookieSerializer of(HttpServletRequest request) {
            return request.isSecure() ? hosted : plain;
        }
    }

    static final class FormTokenCookie implements CsrfTokenRepository {

        private final CsrfTokenRepository plain = named("seihon-form");
        private final CsrfTokenRepository hosted = named(HOST + "seihon-form");

        private static CsrfTokenRepository named(String name) {
            var cookies = new CookieCsrfTokenRepository();
            cookies.setCookieName(name);
            cookies.setCookiePath("/");
            cookies.setCookieCustomizer(cookie -> cookie.sameSite("Lax").httpOnly(true));
            return cookies;
        }

        @Override
        public CsrfToken generateToken(HttpServletRequest request) {
            return of(request).generateToken(request);
        }

        @Override
        public void saveToken(
                @Nullable CsrfToken token,
                HttpServletRequest request,
                HttpServletResponse response) {
            of(request).saveToken(token, request, response);
        }

        @Override
        public @Nullable CsrfToken loadToken(HttpServletRequest request) {
            return of(request).loadToken(request);
        }

        private CsrfTokenRepository of(HttpServletRequest request) {
            return request.isSecure() ? hosted : plain;
        }
    }
}
