package seihon.docs.change;

import java.time.Instant;

/// Up to where a person has seen a proposal: "what changed since I last looked" starts here.
public record Seen(int revision, int step, Instant at) {}
