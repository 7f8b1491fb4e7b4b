package seihon.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import seihon.domain.Refusal;
import seihon.web.Problems;
import seihon.web.RefusedRequest;

/// Answers requests that a handler refused or that never fitted one. Faults go on to the error page
/// of [ErrorPages].
@ControllerAdvice
class RefusalAdvice {

    private static final String LARGEST_UPLOAD = "2 GB";

    /// SQL states: a character that text, respectively jsonb, has no place for.
    private static final Set<String> UNKEEPABLE = Set.of("22021", "22P05");

    private final Problems problems;

    RefusalAdvice(Problems problems) {
        this.problems = problems;
    }

    /// Forms are records: only their components are bound, whatever else is sent is ignored.
    @InitBinder
    void bindDeclaredFieldsOnly(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }

    @ExceptionHandler
    void refused(RefusedRequest refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.answer(request, response, Problems.status(refused.why()), refused.why());
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    void nothingThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var why = Refusal.of("web.problem.not-found");
        problems.answer(request, response, HttpStatus.NOT_FOUND, why);
    }

    @ExceptionHandler({
        ServletRequestBindingException.class,
        TypeMismatchException.class,
        HttpMessageConversionException.class,
        MissingServletRequestPartException.class,
        MultipartException.class
    })
    void unreadable(Exception wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.answer(request, response, HttpStatus.BAD_REQUEST, MalformedRules.why(wrong));
    }

    /// The database keeps every character but U+0000. Any other fault stays one.
    @ExceptionHandler
    void unkeepable(
            DataAccessException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!(fault.getMostSpecificCause() instanceof SQLException cause)
                || !UNKEEPABLE.contains(cause.getSQLState())) {
            throw fault;
        }
        var why = Refusal.of("web.problem.character-malformed");
        problems.answer(request, response, HttpStatus.BAD_REQUEST, why);
    }

    @ExceptionHandler
    void wrongInput(BindException wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var fields =
                wrong.getFieldErrors().stream()
                        .map(error -> error.getField())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        var why = Refusal.of("web.problem.input-invalid", fields);
        problems.answer(request, response, HttpStatus.UNPROCESSABLE_CONTENT, why);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    void tooLarge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var why = Refusal.of("web.problem.too-large", LARGEST_UPLOAD);
        problems.answer(request, response, HttpStatus.CONTENT_TOO_LARGE, why);
    }

    @ExceptionHandler
    void wrongMethod(
            HttpRequestMethodNotSupportedException wrong,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var allowed = String.join(", ", allowed(wrong));
        var why = Refusal.of("web.problem.method-malformed", wrong.getMethod(), allowed);
        response.setHeader("Allow", allowed);
        problems.answer(request, response, HttpStatus.METHOD_NOT_ALLOWED, why);
    }

    private static String[] allowed(HttpRequestMethodNotSupportedException wrong) {
        var methods = wrong.getSupportedMethods();
        return methods == null ? new String[0] : methods;
    }

    @ExceptionHandler
    void wrongMedia(
            HttpMediaTypeException wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var status = HttpStatus.valueOf(wrong.getStatusCode().value());
        problems.answer(request, response, status, MediaRules.why(wrong, request));
    }
}
