package seihon.wall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import seihon.wall.Door.Ask;

/// Requests as nobody should send them.
final class Asks {

    private static final String LONG = "あ".repeat(20_000);

    /// What somebody may write where something else is expected.
    private static final List<String> ODD =
            List.of(
                    "",
                    "99999999999999999999",
                    "../'\"><script>%0d%0a;${7*7} ｘ\uD83D\uDE00 \u202e",
                    LONG);

    /// What no column of text can hold.
    static final String NOTHING = "a\u0000b";

    private Asks() {}

    /// With nothing of what is needed; ids in the address that nobody has.
    static Ask empty(Door door) {
        var ask = door.ask(_ -> "0");
        return new Ask(ask.method(), ask.address(), java.util.Map.of(), "");
    }

    /// Everything odd in the same way, then one field after the other, then a body that is no JSON
    /// of the kind that is asked for. `more` are fields that the door may have besides. What is
    /// asked for nothing is asked only once.
    static Stream<Ask> odd(Door door, Set<String> more, UnaryOperator<String> things) {
        var good = door.ask(things);
        var names = new TreeSet<>(more);
        names.addAll(door.fields().keySet());
        if (!door.isGet() && BadInputTest.EVERYWHERE.containsAll(names) && door.json().isEmpty()) {
            return Stream.of(with(door, names, ODD.getLast()).ask(things));
        }
        var all = ODD.stream().map(odd -> with(door, names, odd).ask(things));
        var one =
                door.isGet()
                        ? Stream.of(with(door, names, NOTHING).ask(things))
                        : names.stream().map(name -> with(door, Set.of(name), NOTHING).ask(things));
        var bodies = door.json().isEmpty() ? Stream.<Ask>of() : bodies(good);
        return Stream.of(all, one, bodies).flatMap(each -> each);
    }

    /// An address is shortened to what a server takes.
    private static Door with(Door door, Set<String> names, String odd) {
        var fields = new LinkedHashMap<>(door.fields());
        var isForm = door.route().method().equals("POST");
        for (var name : names) {
            var isInAddress = !isForm || door.route().pattern().contains(name + "}");
            var longest = isInAddress ? Math.min(odd.length(), 30) : odd.length();
            fields.put(name, odd.substring(0, longest));
        }
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
