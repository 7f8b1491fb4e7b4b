package seihon.web.problems;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import seihon.domain.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/// Says of a request that could not be read what was expected, what was found, and what to do.
final class MalformedRules {

    private static final int LONGEST_SHOWN = 40;

    private MalformedRules() {}

    static Refusal why(Exception wrong) {
        return switch (wrong) {
            case MissingServletRequestParameterException missing ->
                    Refusal.of("web.problem.missing-malformed", missing.getParameterName());
            case MethodArgumentTypeMismatchException mismatch ->
                    value(mismatch.getName(), mismatch);
            case TypeMismatchException mismatch ->
                    value(String.valueOf(mismatch.getPropertyName()), mismatch);
            case MissingServletRequestPartException missing ->
                    Refusal.of("web.problem.part-malformed", missing.getRequestPartName());
            case MultipartException _ -> Refusal.of("web.problem.upload-malformed");
            case HttpMessageNotReadableException unreadable -> body(unreadable.getCause());
            default -> Refusal.of("web.problem.malformed");
        };
    }

    private static Refusal value(String name, TypeMismatchException wrong) {
        return Refusal.of(
                "web.problem.value-malformed",
                name,
                kind(wrong.getRequiredType()),
                shown(String.valueOf(wrong.getValue())));
    }

    private static Refusal body(@Nullable Throwable cause) {
        return switch (cause) {
            case MismatchedInputException other when !other.getPath().isEmpty() ->
                    Refusal.of(
                            "web.problem.json-value-malformed",
                            place(other),
                            kind(other.getTargetType()),
                            other.getLocation().getLineNr(),
                            other.getLocation().getColumnNr());
            case MismatchedInputException whole ->
                    Refusal.of("web.problem.json-whole-malformed", kind(whole.getTargetType()));
            case StreamConstraintsException _ ->
                    Refusal.of(
                            "web.problem.json-limits-malformed",
                            StreamReadConstraints.DEFAULT_MAX_DEPTH);
            case JacksonException unread ->
                    Refusal.of(
                            "web.problem.json-malformed",
                            unread.getLocation().getLineNr(),
                            unread.getLocation().getColumnNr());
            case null, default -> Refusal.of("web.problem.body-malformed");
        };
    }

    /// `changes[0].path`, as a program would write it.
    private static String place(JacksonException wrong) {
        var place = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.toString();
    }

    private static Refusal kind(@Nullable Class<?> wanted) {
        return Refusal.of("web.problem.kind." + word(wanted));
    }

    private static String word(@Nullable Class<?> wanted) {
        if (wanted == null || CharSequence.class.isAssignableFrom(wanted)) {
            return "text";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "flag";
        }
        if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return "number";
        }
        if (Temporal.class.isAssignableFrom(wanted)) {
            return "time";
        }
        if (Collection.class.isAssignableFrom(wanted)) {
            return "list";
        }
        return wanted == UUID.class ? "id" : "object";
    }

    private static String shown(String value) {
        return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    }
}
