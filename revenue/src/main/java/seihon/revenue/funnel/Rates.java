package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// Shares and quotients, undefined over nothing.
final class Rates {

    /// More than anybody reads, enough to compute with.
    private static final MathContext DIGITS = MathContext.DECIMAL64;

    private Rates() {}

    static Optional<BigDecimal> of(long part, long whole) {
        return of(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    static Optional<BigDecimal> of(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(part.divide(whole, DIGITS));
    }

    static BigDecimal times(BigDecimal one, BigDecimal other) {
        return one.multiply(other, DIGITS);
    }
}
