package seihon.domain;

/// Told when an outermost write transaction has begun and its tenant is set, before any work: a
/// lower floor's way to put a row into every command's transaction (idempotency keys).
public interface WriteHook {

    void begun(TenantId tenant);
}
