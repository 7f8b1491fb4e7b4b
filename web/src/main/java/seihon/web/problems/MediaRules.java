package seihon.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import seihon.domain.Refusal;

/// Says of a format that is not spoken here which one was named and which are spoken.
final class MediaRules {

    private MediaRules() {}

    static Refusal why(HttpMediaTypeException wrong, HttpServletRequest request) {
        var spoken = spoken(wrong);
        if (wrong instanceof HttpMediaTypeNotAcceptableException) {
            var asked = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
            return Refusal.of("web.problem.accept-malformed", asked, spoken);
        }
        var sent = request.getContentType();
        return sent == null
                ? Refusal.of("web.problem.no-media-malformed", spoken)
                : Refusal.of("web.problem.media-malformed", sent, spoken);
    }

    /// Types that a program can name: without wildcards and parameters.
    private static String spoken(HttpMediaTypeException wrong) {
        var named =
                wrong.getSupportedMediaTypes().stream()
                        .filter(type -> !type.isWildcardSubtype())
                        .map(type -> type.getType() + "/" + type.getSubtype())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return named.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : named;
    }
}
