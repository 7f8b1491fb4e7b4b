package seihon.docs.change;

import seihon.domain.TenantId;

/// What is told of a proposal besides its [CaseFile]: questions that a reading transaction has the
/// answers to as soon as the file is read.
public sealed interface Told {

    record Steps(TenantId tenant, long proposal) implements Told {}

    record Revisions(TenantId tenant, long proposal) implements Told {}

    /// How many threads nobody has resolved.
    record OpenThreads(TenantId tenant, long proposal) implements Told {}
}
