package seihon.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import seihon.domain.Refusal;
import tools.jackson.databind.json.JsonMapper;

/// Turns a refusal into what the asker can read: an RFC 9457 problem under `/api` (`type` is the
/// refusal's key, `detail` the sentence in the asker's language), an error page elsewhere. The last
/// word of the key decides the status.
@Component
public class Problems {

    /// Request attribute: the refusal that the error page shows.
    public static final String REFUSAL = "seihon.refusal";

    private static final Map<String, HttpStatus> BY_LAST_WORD =
            Map.of(
                    "not-found", HttpStatus.NOT_FOUND,
                    "forbidden", HttpStatus.FORBIDDEN,
                    "invalid", HttpStatus.UNPROCESSABLE_CONTENT,
                    "malformed", HttpStatus.BAD_REQUEST,
                    "unsupported", HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "too-large", HttpStatus.CONTENT_TOO_LARGE,
                    "too-many", HttpStatus.TOO_MANY_REQUESTS);

    /// Sentences that speak of pages and buttons, and what programs are told instead.
    private static final Map<String, String> TO_PROGRAMS =
            Map.of(
                    "web.problem.not-found", "web.problem.api.not-found",
                    "web.problem.malformed", "web.problem.api.malformed",
                    "web.problem.address-malformed", "web.problem.api.address-malformed",
                    "web.problem.method-malformed", "web.problem.api.method-malformed",
                    "web.command.key-malformed", "web.command.api.key-malformed",
                    "web.command.done", "web.command.api.done",
                    "web.command.other-content-invalid", "web.command.api.other-content-invalid");

    private final Words words;
    private final JsonMapper json;

    Problems(Words words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    public static HttpStatus status(Refusal why) {
        return BY_LAST_WORD.entrySet().stream()
                .filter(word -> endsWith(why.key(), word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(HttpStatus.CONFLICT);
    }

    private static boolean endsWith(String key, String word) {
        return key.endsWith("." + word) || key.endsWith("-" + word);
    }

    public ResponseEntity<ProblemDetail> answer(Refusal why) {
        return answer(status(why), why);
    }

    /// For refusals whose status the protocol fixes (405, 503).
    public ResponseEntity<ProblemDetail> answer(HttpStatus status, Refusal why) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(status, why));
    }

    /// Answers from a filter, before any handler: a problem under `/api`, the error page elsewhere.
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            Refusal why)
            throws IOException {
        if (!isApi(request.getRequestURI())) {
            request.setAttribute(REFUSAL, why);
            response.sendError(status.value());
            return;
        }
        answer(response, status, why);
    }

    /// The problem itself, for programs whose address could not even be read.
    public void answer(HttpServletResponse response, HttpStatus status, Refusal why)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), detail(status, why));
    }

    public static boolean isApi(String path) {
        return path.startsWith("/api/");
    }

    private ProblemDetail detail(HttpStatus status, Refusal why) {
        var language = LocaleContextHolder.getLocale();
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(why.key()));
        problem.setTitle(title(status, language));
        problem.setDetail(words.text(toPrograms(why), language));
        return problem;
    }

    private static Refusal toPrograms(Refusal why) {
        return new Refusal(TO_PROGRAMS.getOrDefault(why.key(), why.key()), why.arguments());
    }

    /// What the status means, in a few words.
    public String title(HttpStatus status, Locale language) {
        var known =
                switch (status.value()) {
                    case 400, 403, 404, 405, 409, 413, 415, 422, 429, 503 -> status.value();
                    case 401 -> 403;
                    case 406 -> 415;
                    default -> status.is4xxClientError() ? 400 : 500;
                };
        return words.text("web.problem.title." + known, language);
    }
}
