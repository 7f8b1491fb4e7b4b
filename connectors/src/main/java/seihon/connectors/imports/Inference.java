package seihon.connectors.imports;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import seihon.connectors.mapping.Amounts;
import seihon.connectors.mapping.TimeReadings;

/// What a column of a file seems to hold, from some of its values. A proposal for people, never
/// used without their word.
final class Inference {

    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]+");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("(19|20)[0-9]{6}");
    private static final List<String> FLAGS = List.of("true", "false");

    /// Up to so many different values a column names groups rather than things.
    private static final int MOST_GROUPS = 30;

    private Inference() {}

    enum Type {
        BLANK,
        FLAG,
        WHOLE,
        DECIMAL,
        TIME,
        TEXT
    }

    /// `formats` are the readings of a time: with more than one it is ambiguous. `distinct` when no
    /// value stands twice, `groups` when few values stand often.
    record Column(
            String name,
            Type type,
            List<String> formats,
            boolean filled,
            boolean distinct,
            boolean groups,
            List<String> examples) {

        boolean isAmbiguous() {
            return formats.size() > 1;
        }
    }

    private static final int EXAMPLES = 3;

    static Column of(String name, List<String> values, ZoneId zone) {
        var given = values.stream().filter(value -> !value.isBlank()).toList();
        var different = new HashSet<>(given);
        var formats =
                isNumberButNoDay(given) ? List.<String>of() : TimeReadings.formats(given, zone);
        return new Column(
                name,
                type(given, formats),
                formats,
                given.size() == values.size(),
                different.size() == given.size(),
                different.size() <= MOST_GROUPS && different.size() * 2 <= given.size(),
                given.stream().distinct().limit(EXAMPLES).toList());
    }

    /// 20260401 may be a day, 2026 and 45678 may not.
    private static boolean isNumberButNoDay(List<String> given) {
        return given.stream().allMatch(value -> Amounts.read(value).isPresent())
                && !given.stream().allMatch(value -> EIGHT_DIGITS.matcher(value).matches());
    }

    private static Type type(List<String> given, List<String> formats) {
        if (given.isEmpty()) {
            return Type.BLANK;
        }
        if (!formats.isEmpty()) {
            return Type.TIME;
        }
        if (given.stream().allMatch(value -> FLAGS.contains(value.toLowerCase(Locale.ROOT)))) {
            return Type.FLAG;
        }
        if (given.stream().anyMatch(value -> LEADING_ZERO.matcher(value.strip()).matches())) {
            return Type.TEXT;
        }
        var numbers = given.stream().map(Amounts::read).flatMap(Optional::stream).toList();
        if (numbers.size() < given.size()) {
            return Type.TEXT;
        }
        return numbers.stream().allMatch(Inference::isWhole) ? Type.WHOLE : Type.DECIMAL;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
