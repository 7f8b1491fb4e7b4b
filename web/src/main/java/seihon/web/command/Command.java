package seihon.web.command;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// The command that the running request asks for. `recorded` once its key is committed.
final class Command {

    private static final String ATTRIBUTE = Command.class.getName();

    private final TenantId tenant;
    private final PersonId person;
    private final String key;
    private final byte[] digest;
    private boolean recorded;

    Command(TenantId tenant, PersonId person, String key, byte[] digest) {
        this.tenant = tenant;
        this.person = person;
        this.key = key;
        this.digest = digest.clone();
    }

    TenantId tenant() {
        return tenant;
    }

    PersonId person() {
        return person;
    }

    String key() {
        return key;
    }

    byte[] digest() {
        return digest.clone();
    }

    boolean isRecorded() {
        return recorded;
    }

    void markRecorded() {
        recorded = true;
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Optional<Command> of(HttpServletRequest request) {
        return Optional.ofNullable((Command) request.getAttribute(ATTRIBUTE));
    }

    /// The command of the request that this thread serves; empty for jobs and clients of Git.
    static Optional<Command> running() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
                .map(Command.class::cast);
    }
}
