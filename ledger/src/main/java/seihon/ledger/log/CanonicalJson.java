package seihon.ledger.log;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeSet;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON in the one form that is hashed: RFC 8785. Fields sorted by UTF-16 code units, no spaces,
/// numbers as ECMAScript prints doubles. A number that a double cannot hold exactly as written is
/// refused instead of being changed silently; amounts of many digits travel as text.
final class CanonicalJson {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .build();

    private static final String PLACE = "line";
    private static final int SHORTEST_EXPONENT = -7;
    private static final int LONGEST_INTEGER_DIGITS = 21;

    /// Integers of so many digits are doubles exactly and print as they are.
    private static final int EXACT_DIGITS = 15;

    private CanonicalJson() {}

    /// `json` must be an object. Throws [IllegalArgumentException] when it is none, repeats a
    /// field, or holds a number or character that the canonical form cannot keep.
    static String of(String json) {
        var tree = JSON.readTree(json);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("an entry's payload must be a JSON object");
        }
        var text = new StringBuilder(json.length());
        write(tree, text);
        return text.toString();
    }

    /// The canonical form of what a received payload says, without where it stood (`line`).
    static String content(String json) {
        var tree = JSON.readTree(json);
        if (tree instanceof ObjectNode object) {
            object.remove(PLACE);
        }
        var text = new StringBuilder(json.length());
        write(tree, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            writeObject(node, text);
        } else if (node.isArray()) {
            writeArray(node, text);
        } else if (node.isString()) {
            writeString(node.stringValue(), text);
        } else if (node.isNumber()) {
            text.append(number(node.decimalValue()));
        } else {
            text.append(node);
        }
    }

    private static void writeObject(JsonNode node, StringBuilder text) {
        var separator = '{';
        for (var name : new TreeSet<>(node.propertyNames())) {
            text.append(separator);
            writeString(name, text);
            text.append(':');
            write(node.required(name), text);
            separator = ',';
        }
        text.append(separator == '{' ? "{}" : "}");
    }

    private static void writeArray(JsonNode node, StringBuilder text) {
        var separator = '[';
        for (var item : node) {
            text.append(separator);
            write(item, text);
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
        if (value.codePoints().anyMatch(CanonicalJson::isLost)) {
            throw new IllegalArgumentException(
                    "an entry's payload holds U+0000 or half a surrogate pair; remove it");
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
