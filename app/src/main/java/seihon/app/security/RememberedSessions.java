package seihon.app.security;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Browser sessions as Spring stores them, read once a request and written only when something
/// about them changed. Spring by itself reads one again while it answers, and writes with every
/// request when it was last used; here that is noted as soon as the session is read, before a page
/// holds a connection to the database, and a sixtieth of the idle time apart.
final class RememberedSessions<S extends Session>
        implements FindByIndexNameSessionRepository<KeptSession<S>> {

    private static final int NOTES_PER_IDLE_TIME = 60;

    private final FindByIndexNameSessionRepository<S> stored;

    /// The house has one of these, so it is as good as static and keeps its type.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Map<String, KeptSession<S>>> read = new ThreadLocal<>();

    private final Clock clock;

    private RememberedSessions(FindByIndexNameSessionRepository<S> stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /// `clock` is the one that Spring's sessions run by: the machine's.
    static <S extends Session> RememberedSessions<S> of(
            FindByIndexNameSessionRepository<S> stored, Clock clock) {
        return new RememberedSessions<>(stored, clock);
    }

    /// What this thread reads from now on is remembered until [#forget].
    void remember() {
        read.set(new HashMap<>());
    }

    void forget() {
        read.remove();
    }

    @Override
    public KeptSession<S> createSession() {
        return new KeptSession<>(stored.createSession(), true);
    }

    @Override
    public void save(KeptSession<S> session) {
        if (session.isChanged()) {
            stored.save(session.stored());
            session.markStored();
        }
    }

    @Override
    public @Nullable KeptSession<S> findById(String id) {
        var remembered = read.get();
        var known = remembered == null ? null : remembered.get(id);
        if (known != null) {
            return known;
        }
        var found = stored.findById(id);
        if (found == null) {
            return null;
        }
        noteUse(found);
        var session = new KeptSession<>(found, false);
        if (remembered != null) {
            remembered.put(id, session);
        }
        return session;
    }

    private void noteUse(S session) {
        var now = clock.instant();
        var apart = session.getMaxInactiveInterval().dividedBy(NOTES_PER_IDLE_TIME);
        if (!now.isBefore(session.getLastAccessedTime().plus(apart))) {
            session.setLastAccessedTime(now);
            stored.save(session);
        }
    }

    @Override
    public void deleteById(String id) {
        var remembered = read.get();
        if (remembered != null) {
            remembered.remove(id);
        }
        stored.deleteById(id);
    }

    @Override
    public Map<String, KeptSession<S>> findByIndexNameAndIndexValue(String name, String value) {
        var found = new HashMap<String, KeptSession<S>>();
        stored.findByIndexNameAndIndexValue(name, value)
                .forEach((id, session) -> found.put(id, new KeptSession<>(session, false)));
        return found;
    }
}
