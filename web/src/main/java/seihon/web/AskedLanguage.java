package seihon.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/// The language that a program asks for with `Accept-Language`.
public final class AskedLanguage {

    /// The languages that the house speaks.
    public static final Set<String> KNOWN = Set.of("ja", "en");

    private AskedLanguage() {}

    /// Empty when none is asked for, or one that the house does not speak.
    public static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                .map(_ -> request.getLocale().getLanguage())
                .filter(KNOWN::contains);
    }
}
