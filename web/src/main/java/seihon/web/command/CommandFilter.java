package seihon.web.command;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.web.Problems;

/// Reads the body of an API command with an `Idempotency-Key` ahead of its handler and keeps what
/// was answered, so that a program that asks again gets the same.
@Component
class CommandFilter extends OncePerRequestFilter {

    private static final int LARGEST_BODY = 32 * 1024 * 1024;
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Transactions transactions;
    private final CommandStore store;
    private final Problems problems;

    CommandFilter(Transactions transactions, CommandStore store, Problems problems) {
        this.transactions = transactions;
        this.store = store;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(CommandGate.HEADER) == null
                || !Problems.isApi(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caching = new ContentCachingResponseWrapper(response);
        if (isUpload(request)) {
            chain.doFilter(request, caching);
            keep(request, caching);
            caching.copyBodyToResponse();
            return;
        }
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            var why = Refusal.of("web.problem.too-large", "32 MB");
            problems.answer(request, response, HttpStatus.CONTENT_TOO_LARGE, why);
            return;
        }
        var buffered = new BufferedBody(request, body);
        chain.doFilter(buffered, caching);
        keep(buffered, caching);
        caching.copyBodyToResponse();
    }

    /// The server takes uploads apart itself, and only once: their parts are what is compared.
    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    private void keep(HttpServletRequest request, ContentCachingResponseWrapper response) {
        var body = response.getContentAsByteArray();
        if (body.length > LARGEST_ANSWER) {
            return;
        }
        var answer =
                new Answer(
                        response.getStatus(),
                        Objects.toString(response.getHeader(HttpHeaders.LOCATION), ""),
                        Objects.toString(response.getContentType(), ""),
                        body);
        Command.of(request)
                .filter(Command::isRecorded)
                .ifPresent(command ->
                        transactions.run(command.tenant(), () -> store.answer(command, answer)));
    }
}
