package seihon.wall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import seihon.wall.Door.Ask;

/// Requests as nobody should send them.
final class Asks {

    private static final String LONG = "あ".repeat(70_000);

    /// What somebody may write where something else is expected.
    static final List<String> ODD =
            List.of(
                    "",
                    "x",
                    "-1",
                    "99999999999999999999",
                    "a\u0000b",
                    "../../etc",
                    "'\"><script>%0d%0a;${7*7}",
                    "ｘ\uD83D\uDE00 \u202e");

    private Asks() {}

    /// With nothing of what is needed; ids in the address that nobody has.
    static Ask empty(Door door) {
        var ask = door.ask(_ -> "0");
        return new Ask(ask.method(), ask.address(), java.util.Map.of(), "");
    }

    /// Everything odd in the same way, then one field after the other, then a body that is no JSON
    /// of the kind that is asked for.
    static Stream<Ask> odd(Door door, UnaryOperator<String> things) {
        var good = door.ask(things);
        var all = ODD.stream().map(odd -> door.with(_ -> odd).ask(things));
        var one =
                door.fields().keySet().stream()
                        .flatMap(field ->
                                Stream.of(ODD.get(4), ODD.get(6), LONG)
                                        .map(odd -> with(door, field, odd).ask(things)));
        var bodies = door.json().isEmpty() ? Stream.<Ask>of() : bodies(good);
        return Stream.of(all, one, bodies).flatMap(each -> each);
    }

    private static Door with(Door door, String field, String odd) {
        var fields = new LinkedHashMap<>(door.fields());
        var isInAddress = door.route().pattern().contains(field + "}");
        fields.put(field, isInAddress && odd.equals(LONG) ? LONG.substring(0, 500) : odd);
        return door.withFields(fields);
    }

    /// Bodies that are no JSON, or JSON of another shape.
    static Stream<Ask> bodies(Ask good) {
        return Stream.of(
                        "{",
                        "{}",
                        "[]",
                        "null",
                        "{\"changes\": 5, \"suggestions\": {}, \"text\": []}",
                        "{\"changes\": [null, 5, {\"path\": {}}], \"suggestions\": [\"x\"]}",
                        "{\"title\": \"a\\u0000b\", \"text\": \"a\\u0000b\", \"name\": \"a\\u0000b\"}",
                        "[".repeat(5_000),
                        "a\u0000b",
                        "{\"title\": \"" + LONG + "\"}")
                .map(good::withJson);
    }
}
