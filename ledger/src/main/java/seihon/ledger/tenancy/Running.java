package seihon.ledger.tenancy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import seihon.domain.TenantId;

/// The transaction that runs on this thread: whose it is, what waits for its commit.
final class Running {

    static final ScopedValue<Running> NOW = ScopedValue.newInstance();

    private final TenantId tenant;
    private final boolean writing;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Map<Object, Object> answers = new HashMap<>();
    private boolean doomed;

    Running(TenantId tenant, boolean writing) {
        this.tenant = tenant;
        this.writing = writing;
    }

    static Optional<Running> now() {
        return NOW.isBound() ? Optional.of(NOW.get()) : Optional.empty();
    }

    static Running orElseThrow(String purpose) {
        return now().orElseThrow(() ->
                new IllegalStateException(
                        purpose + " needs a running transaction; none is running"));
    }

    TenantId tenant() {
        return tenant;
    }

    boolean isWriting() {
        return writing;
    }

    /// Only for a transaction that reads. Its thread is the only one that asks.
    Object answer(Object question, Supplier<?> answer) {
        var known = answers.get(question);
        if (known == null) {
            known = Objects.requireNonNull(answer.get());
            answers.put(question, known);
        }
        return known;
    }

    void doom() {
        doomed = true;
    }

    boolean isDoomed() {
        return doomed;
    }

    void afterCommit(Runnable after) {
        afterCommit.add(after);
    }

    List<Runnable> afterCommit() {
        return List.copyOf(afterCommit);
    }

    /// A call inside this transaction joins it, or is a mistake in the program.
    void admit(Running other) {
        if (!tenant.equals(other.tenant)) {
            throw new IllegalStateException(
                    "a transaction of tenant %s is running; work for tenant %s must begin after it"
                            .formatted(tenant, other.tenant));
        }
        if (other.writing && !writing) {
            throw new IllegalStateException(
                    "a read transaction is running; begin the write before it or instead of it");
        }
    }
}
