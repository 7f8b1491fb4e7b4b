package seihon.web.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import seihon.domain.Ids;
import seihon.domain.Refusal;
import seihon.web.Problems;
import seihon.web.SignedIn;
import seihon.web.Words;

/// Where every failed request ends: the error page in the frame, the bare one when nobody is signed
/// in or the fault is ours, a problem under `/api`, a flash line for a fragment request.
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Problems problems;
    private final Words words;
    private final Ids ids;

    ErrorPages(Problems problems, Words words, Ids ids) {
        this.problems = problems;
        this.words = words;
        this.ids = ids;
    }

    @RequestMapping("/error")
    Object show(HttpServletRequest request, HttpServletResponse response, Model model) {
        var status = status(request);
        var why = why(request, status);
        var shown = isDatabaseGone(fault(request)) ? HttpStatus.SERVICE_UNAVAILABLE : status;
        response.setStatus(shown.value());
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (Problems.isApi(path)) {
            return problem(shown, why);
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Retarget", "#flash");
            response.setHeader("HX-Reswap", "outerHTML");
            model.addAttribute("refusal", why);
            return "web/flash :: flash";
        }
        var language = LocaleContextHolder.getLocale();
        var framed =
                shown.is4xxClientError() && request.getUserPrincipal() != null && isPerson(request);
        model.addAttribute(
                "view",
                new ProblemView(
                        shown.value(),
                        problems.title(shown, language),
                        words.text(why, language),
                        framed));
        return "web/problems/show";
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, Refusal why) {
        return problems.answer(status, why);
    }

    private static boolean isPerson(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication who
                && (who instanceof SignedIn || who.getPrincipal() instanceof SignedIn);
    }

    private Refusal why(HttpServletRequest request, HttpStatus status) {
        if (request.getAttribute(Problems.REFUSAL) instanceof Refusal said) {
            return said;
        }
        var fault = fault(request);
        if (isDatabaseGone(fault)) {
            LOG.warn("the database cannot be reached: {}", fault.map(Throwable::getMessage));
            return Refusal.of("web.problem.database");
        }
        if (status.is5xxServerError()) {
            var number = ids.next().toString();
            LOG.error("fault {}", number, fault.orElse(null));
            return Refusal.of("web.problem.fault", number);
        }
        return Refusal.of(
                switch (status) {
                    case NOT_FOUND -> "web.problem.not-found";
                    case FORBIDDEN, UNAUTHORIZED -> "web.problem.forbidden";
                    default -> "web.problem.malformed";
                });
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return known == null ? HttpStatus.NOT_FOUND : known;
    }

    private static Optional<Throwable> fault(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                ? Optional.of(thrown)
                : Optional.empty();
    }

    private static boolean isDatabaseGone(Optional<Throwable> fault) {
        @Nullable Throwable cause = fault.orElse(null);
        while (cause != null) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessResourceException
                    || cause instanceof CannotCreateTransactionException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
