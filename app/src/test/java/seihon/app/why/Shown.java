package seihon.app.why;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// A number as a page writes it (72件, 71.9％, 2億1,840万円, 8時間10分, —), as exact as its last digit.
record Shown(Optional<BigDecimal> value, BigDecimal step) {

    private static final Pattern NUMBER =
            Pattern.compile("([−-])?(?:([0-9,]+)億)?([0-9,]+(?:\\.[0-9]+)?)?(万)?");
    private static final Pattern HOURS = Pattern.compile("([0-9,]+)時間([0-9]+)分");
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);

    static Shown of(String text) {
        var hours = HOURS.matcher(text.strip());
        if (hours.lookingAt()) {
            var minutes = number(hours.group(1)).multiply(MINUTES).add(number(hours.group(2)));
            return new Shown(Optional.of(minutes), BigDecimal.ONE);
        }
        var found = NUMBER.matcher(text.strip());
        if (!found.lookingAt() || found.end() == 0 || !text.matches("(?s).*[0-9].*")) {
            return new Shown(Optional.empty(), BigDecimal.ONE);
        }
        var large = found.group(2) == null ? BigDecimal.ZERO : number(found.group(2));
        var rest = found.group(3) == null ? BigDecimal.ZERO : number(found.group(3));
        var unit = found.group(4) == null ? BigDecimal.ONE : TEN_THOUSAND;
        var value = large.multiply(HUNDRED_MILLION).add(rest.multiply(unit));
        var step = found.group(3) == null ? HUNDRED_MILLION : rest.ulp().multiply(unit);
        var shown = new Shown(Optional.of(found.group(1) == null ? value : value.negate()), step);
        return text.contains("％") ? shown.times(new BigDecimal("0.01")) : shown;
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(",", ""));
    }

    Shown times(BigDecimal scale) {
        return new Shown(value.map(scale::multiply), step.multiply(scale));
    }

    Shown inTensOfThousands() {
        return times(TEN_THOUSAND);
    }

    /// As far as both are written.
    boolean isTheSameAs(Shown other) {
        if (value.isEmpty() || other.value.isEmpty()) {
            return value.equals(other.value);
        }
        var apart = value.get().subtract(other.value.get()).abs();
        return apart.multiply(BigDecimal.TWO).compareTo(step.max(other.step)) <= 0;
    }
}
