package seihon.ledger.log;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON in the one form that is hashed: RFC 8785. Fields sorted by UTF-16 code units, no spaces,
/// numbers as ECMAScript prints doubles. A number that a double cannot hold exactly as written is
/// refused instead of being changed silently; amounts of many digits travel as text.
final class CanonicalJson {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private static final Set<String> PLACE = Set.of("line");
    private static final int SHORTEST_EXPONENT = -7;
    private static final int LONGEST_INTEGER_DIGITS = 21;

    /// Integers of so many digits are doubles exactly and print as they are.
    private static final int EXACT_DIGITS = 15;

    private CanonicalJson() {}

    /// `json` must be an object. Throws [IllegalArgumentException] when it is none or holds a
    /// number or character that the canonical form cannot keep, and the parser's exception when it
    /// is no JSON or repeats a field.
    static String of(String json) {
        return written(json, Set.of());
    }

    /// The canonical form of what a received payload says, without where it stood (`line`).
    static String content(String json) {
        return written(json, PLACE);
    }

    private static String written(String json, Set<String> without) {
        var text = new StringBuilder(json.length());
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("an entry's payload must be a JSON object");
            }
            writeObject(parser, text, without);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("an entry's payload must be one JSON object");
            }
        }
        return text.toString();
    }

    /// The token on which the parser stands.
    private static void write(JsonParser parser, StringBuilder text) {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            writeObject(parser, text, Set.of());
        } else if (token == JsonToken.START_ARRAY) {
            writeArray(parser, text);
        } else if (token == JsonToken.VALUE_STRING) {
            writeString(parser.getString(), text);
        } else if (token.isNumeric()) {
            text.append(number(parser.getDecimalValue()));
        } else {
            text.append(parser.getString());
        }
    }

    /// A field, written from one place of the text to another.
    private record Field(String name, int from, int until) {}

    private static void writeObject(JsonParser parser, StringBuilder text, Set<String> without) {
        var fields = new ArrayList<Field>();
        var start = text.length();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (without.contains(name)) {
                parser.skipChildren();
            } else {
                fields.add(writeField(name, parser, text));
            }
        }
        sort(fields, start, text);
        text.append('}');
    }

    private static Field writeField(String name, JsonParser parser, StringBuilder text) {
        var from = text.length();
        text.append(',');
        writeString(name, text);
        text.append(':');
        write(parser, text);
        return new Field(name, from, text.length());
    }

    /// Most objects come sorted; the others are put together anew. The first separator opens.
    private static void sort(List<Field> fields, int start, StringBuilder text) {
        if (fields.isEmpty()) {
            text.append('{');
            return;
        }
        if (!isSorted(fields)) {
            var unsorted = text.substring(start);
            text.setLength(start);
            fields.sort(Comparator.comparing(Field::name));
            fields.forEach(field -> text.append(unsorted, field.from - start, field.until - start));
        }
        text.setCharAt(start, '{');
    }

    private static boolean isSorted(List<Field> fields) {
        for (var i = 1; i < fields.size(); i++) {
            if (fields.get(i - 1).name.compareTo(fields.get(i).name) > 0) {
                return false;
            }
        }
        return true;
    }

    private static void writeArray(JsonParser parser, StringBuilder text) {
        var separator = '[';
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            text.append(separator);
            write(parser, text);
            separator = ',';
        }
        text.append(separator == '[' ? "[]" : "]");
    }

    private static void writeString(String value, StringBuilder text) {
        requireWhole(value);
        text.append('"');
        for (var i = 0; i < value.length(); i++) {
            var unit = value.charAt(i);
            if (unit < ' ' || unit == '"' || unit == '\\') {
                text.append(escaped(unit));
            } else {
                text.append(unit);
            }
        }
        text.append('"');
    }

    private static void requireWhole(String value) {
        for (var i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            if (isLost(value.codePointAt(i))) {
                throw new IllegalArgumentException(
                        "an entry's payload holds U+0000 or half a surrogate pair; remove it");
            }
        }
    }

    /// What the database or UTF-8 cannot keep; a whole pair is one code point beyond these.
    private static boolean isLost(int codePoint) {
        return codePoint == 0
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    private static String escaped(char unit) {
        return switch (unit) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> "\\u%04x".formatted((int) unit);
        };
    }

    static String number(BigDecimal value) {
        if (value.scale() <= 0 && value.precision() - value.scale() <= EXACT_DIGITS) {
            return value.toPlainString();
        }
        var binary = value.doubleValue();
        if (Double.isInfinite(binary)
                || new BigDecimal(Double.toString(binary)).compareTo(value) != 0) {
            throw new IllegalArgumentException(
                    "the number %s does not fit a double exactly; send it as text"
                            .formatted(value));
        }
        if (binary == 0) {
            return "0";
        }
        return ecmaScript(shortest(binary));
    }

    /// Java prints at least two digits, ECMAScript as few as identify the double.
    private static BigDecimal shortest(double binary) {
        var printed = new BigDecimal(Double.toString(binary)).stripTrailingZeros();
        var oneDigit =
                printed.round(new java.math.MathContext(1, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
        return oneDigit.doubleValue() == binary ? oneDigit : printed;
    }

    /// ECMA-262, Number::toString: n is the position of the decimal point after the first digit.
    private static String ecmaScript(BigDecimal shortest) {
        var digits = shortest.unscaledValue().abs().toString();
        var n = digits.length() - shortest.scale();
        var sign = shortest.signum() < 0 ? "-" : "";
        if (n > SHORTEST_EXPONENT + 1 && n <= LONGEST_INTEGER_DIGITS) {
            return sign + shortest.abs().toPlainString();
        }
        var fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        var exponent = n - 1;
        return "%s%s%se%s%d"
                .formatted(
                        sign,
                        digits.charAt(0),
                        fraction,
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }
}
