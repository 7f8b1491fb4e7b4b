package seihon.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// A choice of the reader that a link sets (`?lang=en`, `?theme=dark`) and a cookie remembers.
/// Anything that is not offered is as if not said.
final class Choice {

    private Choice() {}

    static Optional<String> read(HttpServletRequest request, String name, Set<String> offered) {
        return asked(request, name, offered).or(() -> remembered(request, name, offered));
    }

    static Optional<String> asked(HttpServletRequest request, String name, Set<String> offered) {
        return Optional.ofNullable(request.getParameter(name)).filter(offered::contains);
    }

    static Optional<String> remembered(
            HttpServletRequest request, String name, Set<String> offered) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .filter(offered::contains)
                .findFirst();
    }
}
