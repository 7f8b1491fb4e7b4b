package seihon.docs.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import seihon.docs.Yaml;
import seihon.domain.Refusal;

/// What a plain scalar means: YAML 1.2 core schema, except that digits with a leading zero (`0123`,
/// a product number) are text and numbers without a finite value are refused.
final class YamlScalar {

    private static final String TAGS = "tag:yaml.org,2002:";
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> YES = Set.of("true", "True", "TRUE");
    private static final Set<String> NO = Set.of("false", "False", "FALSE");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][-+]?[0-9]{1,3})?");
    private static final Pattern DIGIT_FIRST = Pattern.compile("[-+]?\\.?[0-9].*");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,40}");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,40}");
    private static final Pattern ENDLESS =
            Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final int MOST_DIGITS = 60;

    private YamlScalar() {}

    static Yaml read(ScalarEvent event, int line, int column) {
        var text = event.getValue();
        var tag = event.getTag().orElse("");
        if (tag.equals("!") || tag.equals(TAGS + "str")) {
            return new Yaml.Text(text, line, column);
        }
        if (!tag.isEmpty() && !Set.of("int", "float", "bool", "null").contains(plainTag(tag))) {
            throw new Malformed(line, column, Refusal.of("docs.yaml.tag", tag));
        }
        if (!event.isPlain() && tag.isEmpty()) {
            return new Yaml.Text(text, line, column);
        }
        return plain(text, line, column);
    }

    /// The meaning of the text when written without quotes.
    static Yaml plain(String text, int line, int column) {
        if (NOTHING.contains(text)) {
            return new Yaml.Nothing(line, column);
        }
        if (YES.contains(text) || NO.contains(text)) {
            return new Yaml.Flag(YES.contains(text), line, column);
        }
        if (ENDLESS.matcher(text).matches()) {
            throw new Malformed(line, column, Refusal.of("docs.yaml.endless", text));
        }
        if (OCTAL.matcher(text).matches()) {
            return integer(text.substring(2), 8, line, column);
        }
        if (HEX.matcher(text).matches()) {
            return integer(text.substring(2), 16, line, column);
        }
        if (text.length() <= MOST_DIGITS
                && DIGIT_FIRST.matcher(text).matches()
                && DECIMAL.matcher(text).matches()) {
            return new Yaml.Numeral(new BigDecimal(text), line, column);
        }
        return new Yaml.Text(text, line, column);
    }

    private static Yaml integer(String digits, int radix, int line, int column) {
        return new Yaml.Numeral(new BigDecimal(new BigInteger(digits, radix)), line, column);
    }

    private static String plainTag(String tag) {
        return tag.startsWith(TAGS) ? tag.substring(TAGS.length()) : tag;
    }
}
