package seihon.revenue.journal;

import seihon.domain.TenantId;

/// Which rows: those of a stage model in one generation of its projection.
public record Generation(TenantId tenant, int gen, String model) {}
