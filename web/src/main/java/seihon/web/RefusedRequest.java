package seihon.web;

import seihon.domain.Refusal;

/// Thrown by a handler that has nothing to show (no such proposal, not yours to see): becomes an
/// error page, or a problem under `/api`. Only …Pages and …Api throw it; below them a refusal is a
/// value.
public final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal why;

    public RefusedRequest(Refusal why) {
        super(why.key(), null, false, false);
        this.why = why;
    }

    public RefusedRequest(String key, Object... arguments) {
        this(Refusal.of(key, arguments));
    }

    public Refusal why() {
        return why;
    }
}
