package seihon.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/// Light or dark, as kept in a cookie of the device; light until chosen.
final class Theme {

    static final String NAME = "theme";
    static final String LIGHT = "light";
    static final String DARK = "dark";
    static final Set<String> ALL = Set.of(LIGHT, DARK);

    private Theme() {}

    static String of(HttpServletRequest request) {
        return Choice.read(request, NAME, ALL).orElse(LIGHT);
    }
}
