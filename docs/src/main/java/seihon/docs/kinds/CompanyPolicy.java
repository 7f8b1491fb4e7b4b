package seihon.docs.kinds;

import java.time.LocalDate;
import java.util.Optional;

/// A regulation of the company (規程): a rule that applies from a day on. Who must approve what is a
/// kind of its own, `approval-policy`.
public record CompanyPolicy(Optional<LocalDate> effectiveFrom) {}
