package seihon.connectors.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes received JSON one that the ledger keeps exactly: a number that no double holds becomes its
/// text, a character that cannot be kept is shown as another and told.
final class KeptJson {

    private static final int EXACT_DIGITS = 15;

    private final List<String> lost = new ArrayList<>();

    private KeptJson() {}

    /// Changes `event`; answers the pointer of the first text that lost a character.
    static Optional<String> make(ObjectNode event) {
        var kept = new KeptJson();
        kept.walk(event, "");
        return kept.lost.stream().findFirst();
    }

    private void walk(JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                var at = pointer + "/" + shown(name);
                var value = kept(object.remove(name), at);
                object.set(shown(name), value);
                if (isLost(name)) {
                    lost.add(at);
                }
                walk(value, at);
            }
        } else if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                var at = pointer + "/" + i;
                array.set(i, kept(array.get(i), at));
                walk(array.get(i), at);
            }
        }
    }

    private JsonNode kept(JsonNode value, String pointer) {
        if (value.isNumber() && !isExact(value.decimalValue())) {
            return StringNode.valueOf(value.decimalValue().toString());
        }
        if (value.isString() && isLost(value.asString())) {
            lost.add(pointer);
            return StringNode.valueOf(shown(value.asString()));
        }
        return value;
    }

    private static boolean isExact(BigDecimal value) {
        if (value.scale() <= 0 && value.precision() - value.scale() <= EXACT_DIGITS) {
            return true;
        }
        var binary = value.doubleValue();
        return !Double.isInfinite(binary)
                && new BigDecimal(Double.toString(binary)).compareTo(value) == 0;
    }

    private static boolean isLost(String text) {
        return text.codePoints().anyMatch(KeptJson::isLost);
    }

    private static boolean isLost(int codePoint) {
        return codePoint == 0
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    static String shown(String text) {
        return text.codePoints()
                .map(point -> isLost(point) ? '\uFFFD' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
