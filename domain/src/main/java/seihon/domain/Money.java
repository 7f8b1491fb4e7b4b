package seihon.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// An exact amount in one currency. Amounts of different currencies never meet: adding them throws
/// [IllegalArgumentException]. Kept as received; rounding is asked for by name.
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money yen(long amount) {
        return new Money(BigDecimal.valueOf(amount), Currency.getInstance("JPY"));
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    /// To the currency's smallest coin (yen: none), halves away from zero.
    public Money rounded() {
        return new Money(
                amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP),
                currency);
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "expected an amount in " + currency + ", found one in " + other.currency);
        }
        return other;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    /// Equal amounts are equal money: `1.0` and `1.00` yen are the same.
    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Money(var amount2, var currency2)
                && currency.equals(currency2)
                && amount.compareTo(amount2) == 0;
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode() * 31 + currency.hashCode();
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
