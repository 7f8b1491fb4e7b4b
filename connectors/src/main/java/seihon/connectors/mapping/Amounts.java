package seihon.connectors.mapping;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads amounts exactly as they were received: digits, one decimal point, thousands grouped by
/// commas, full-width or plain, minus as `-`, `−`, `△` or `▲`. Anything else is no number.
public final class Amounts {

    private static final Pattern PLAIN =
            Pattern.compile("([+-]?)([0-9]{1,30}(?:\\.[0-9]{0,18})?(?:E[+-]?[0-9]{1,2})?)");
    private static final Pattern GROUPED =
            Pattern.compile("([+-]?)([0-9]{1,3}(?:,[0-9]{3}){1,9}(?:\\.[0-9]{0,18})?)");

    private Amounts() {}

    /// Empty when the text is no number. Must not be blank.
    public static Optional<BigDecimal> read(String text) {
        var plain =
                Normalizer.normalize(text.strip(), Normalizer.Form.NFKC)
                        .replace('−', '-')
                        .replace('△', '-')
                        .replace('▲', '-')
                        .replace('e', 'E');
        return number(PLAIN, plain).or(() -> number(GROUPED, plain));
    }

    private static Optional<BigDecimal> number(Pattern shape, String text) {
        var match = shape.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(match.group(2).replace(",", ""));
        return Optional.of(match.group(1).equals("-") ? number.negate() : number);
    }
}
