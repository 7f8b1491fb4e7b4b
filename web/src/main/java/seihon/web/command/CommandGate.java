package seihon.web.command;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.CommandDone;
import seihon.web.Problems;
import seihon.web.RefusedRequest;
import seihon.web.SignedIn;

/// Lets each command through once. A page's form must carry its key; a program may send one as
/// `Idempotency-Key`. The same key with the same content gets the first answer again, with another
/// content it is refused.
@Component
class CommandGate implements HandlerInterceptor {

    static final String FIELD = "_key";
    static final String HEADER = "Idempotency-Key";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int LONGEST_KEY = 128;

    private final Transactions transactions;
    private final CommandStore store;
    private final ApplicationEventPublisher hints;

    CommandGate(Transactions transactions, CommandStore store, ApplicationEventPublisher hints) {
        this.transactions = transactions;
        this.store = store;
        this.hints = hints;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!isCommand(request, handler)) {
            return true;
        }
        var key = key(request);
        var person = person();
        if (key.isEmpty() || person.isEmpty()) {
            return true;
        }
        var digest = Digests.of(request);
        var command = new Command(person.get().tenant(), person.get().id(), key.get(), digest);
        var kept = transactions.read(command.tenant(), () -> store.find(command));
        if (kept.isPresent()) {
            repeat(kept.get(), digest, response);
            return false;
        }
        command.attachTo(request);
        return true;
    }

    private static boolean isCommand(HttpServletRequest request, Object handler) {
        return handler instanceof HandlerMethod
                && request.getDispatcherType() == DispatcherType.REQUEST
                && !SAFE.contains(request.getMethod());
    }

    private static Optional<String> key(HttpServletRequest request) {
        var isApi = Problems.isApi(request.getRequestURI());
        var key = isApi ? request.getHeader(HEADER) : request.getParameter(FIELD);
        if (isApi && key == null) {
            return Optional.empty();
        }
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            var found = key == null ? 0 : key.strip().length();
            throw new RefusedRequest("web.command.key-malformed", LONGEST_KEY, found);
        }
        return Optional.of(key);
    }

    private static Optional<Person> person() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who instanceof SignedIn signedIn) {
            return Optional.of(signedIn.person());
        }
        return who != null && who.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.person())
                : Optional.empty();
    }

    /// Gives the first answer again; refuses another content under the same key.
    static void repeat(Answer.Kept kept, byte[] digest, HttpServletResponse response)
            throws IOException {
        if (!kept.isFor(digest)) {
            throw new RefusedRequest("web.command.other-content-invalid");
        }
        var answer = kept.answer().orElseThrow(() -> new RefusedRequest("web.command.done"));
        if (!answer.location().isEmpty()) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.setStatus(answer.status());
        if (answer.body().length > 0) {
            response.setContentType(answer.contentType());
            response.getOutputStream().write(answer.body());
        }
    }

    /// Keeps where a page was led to. What programs are given is kept by [CommandFilter].
    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception fault) {
        var done = Command.of(request).filter(Command::isRecorded).isPresent();
        if (done) {
            person().map(CommandDone::new).ifPresent(hints::publishEvent);
        }
        var location = response.getHeader(HttpHeaders.LOCATION);
        if (location == null || Problems.isApi(request.getRequestURI())) {
            return;
        }
        var answer = new Answer(response.getStatus(), location, "", new byte[0]);
        Command.of(request)
                .filter(Command::isRecorded)
                .ifPresent(command ->
                        transactions.run(command.tenant(), () -> store.answer(command, answer)));
    }
}
