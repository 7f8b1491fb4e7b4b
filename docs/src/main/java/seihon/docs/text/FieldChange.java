package seihon.docs.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import seihon.docs.Yaml;

/// One field that differs: `steps` lead to it from the top, items of a list by their `id` or by
/// their place from 0. `items` says for each step what people call the item of a list it leads to,
/// empty for a field. `before` empty: added; `after` empty: removed. `unit` is what the numbers are
/// of (`JPY`, `days`, …), empty when unknown.
public record FieldChange(
        List<String> steps,
        List<String> items,
        Optional<Yaml> before,
        Optional<Yaml> after,
        String unit) {

    private static final int PERCENT_DIGITS = 6;

    public FieldChange {
        steps = List.copyOf(steps);
        items = List.copyOf(items);
    }

    /// `stages/OPP/max_age_days`.
    public String path() {
        return String.join("/", steps);
    }

    /// `/stages/OPP/max_age_days`, as conditions of a policy write it.
    public String pointer() {
        return "/" + path();
    }

    /// New minus old: numbers as they are, dates in days. Empty when there is no such thing.
    public Optional<BigDecimal> delta() {
        var numbers = numbers();
        if (numbers.isPresent()) {
            return Optional.of(numbers.get().after().subtract(numbers.get().before()));
        }
        return date(before)
                .flatMap(old -> date(after).map(now -> ChronoUnit.DAYS.between(old, now)))
                .map(BigDecimal::valueOf);
    }

    /// Signed, in percent of the old value. Empty unless both are numbers and the old is not 0.
    public Optional<BigDecimal> percent() {
        return numbers()
                .filter(pair -> pair.before().signum() != 0)
                .map(pair ->
                        pair.after()
                                .subtract(pair.before())
                                .multiply(BigDecimal.valueOf(100))
                                .divide(pair.before().abs(), PERCENT_DIGITS, RoundingMode.HALF_UP)
                                .stripTrailingZeros());
    }

    public boolean isDate() {
        return date(before).or(() -> date(after)).isPresent();
    }

    /// Whether either side is a number: an amount came, went or moved.
    public boolean isAmount() {
        return isNumber(before) || isNumber(after);
    }

    public String beforeText() {
        return before.map(YamlText::of).orElse("");
    }

    public String afterText() {
        return after.map(YamlText::of).orElse("");
    }

    private record Pair(BigDecimal before, BigDecimal after) {}

    private Optional<Pair> numbers() {
        return before.flatMap(FieldChange::number)
                .flatMap(old -> after.flatMap(FieldChange::number).map(now -> new Pair(old, now)));
    }

    private static Optional<BigDecimal> number(Yaml value) {
        return value instanceof Yaml.Numeral(var number, _, _)
                ? Optional.of(number)
                : Optional.empty();
    }

    private static boolean isNumber(Optional<Yaml> value) {
        return value.flatMap(FieldChange::number).isPresent();
    }

    private static Optional<LocalDate> date(Optional<Yaml> value) {
        if (value.isPresent()
                && value.get() instanceof Yaml.Text(var text, _, _)
                && text.length() == 10) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
