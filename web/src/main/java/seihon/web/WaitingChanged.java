package seihon.web;

import seihon.domain.TenantId;

/// A hint: what waits for people of this company may have changed, so they should hear of it now
/// and not with the next look. Published after the commit; nothing may rest on it.
public record WaitingChanged(TenantId tenant) {}
