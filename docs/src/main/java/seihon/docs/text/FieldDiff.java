package seihon.docs.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import seihon.docs.Yaml;

/// What differs between two front matters (or YAML files), field by field. Lists of mappings with
/// an `id` are compared by id, other lists of mappings by place, lists of plain values as one
/// value.
public final class FieldDiff {

    private final List<FieldChange> changes = new ArrayList<>();

    private FieldDiff() {}

    /// In the order of the file, removed fields where they stood. A side that is empty is a
    /// document that does not exist: every field is then added or removed.
    public static List<FieldChange> between(
            Optional<Yaml.Mapping> before, Optional<Yaml.Mapping> after) {
        var diff = new FieldDiff();
        diff.values(Way.START, before.map(m -> m), after.map(m -> m), "");
        return List.copyOf(diff.changes);
    }

    /// From the top to a field, and what people call the items it passes.
    private record Way(List<String> steps, List<String> items) {

        static final Way START = new Way(List.of(), List.of());

        Way to(String step, String item) {
            return new Way(longer(steps, step), longer(items, item));
        }

        private static List<String> longer(List<String> list, String last) {
            var longer = new ArrayList<>(list);
            longer.add(last);
            return longer;
        }

        FieldChange change(Optional<Yaml> before, Optional<Yaml> after, String unit) {
            return new FieldChange(steps, items, before, after, unit);
        }
    }

    private void values(Way way, Optional<Yaml> before, Optional<Yaml> after, String unit) {
        if (before.isPresent() && after.isPresent() && YamlText.same(before.get(), after.get())) {
            return;
        }
        if (isMapping(before) && isMapping(after) && !isEmpty(before, after)) {
            fields(way, asFields(before), asFields(after), false);
        } else if (isItems(before) && isItems(after)) {
            var byId = hasIds(before) && hasIds(after);
            fields(way, asItems(before, byId), asItems(after, byId), true);
            order(way, before, after, byId);
        } else {
            changes.add(way.change(before, after, unit));
        }
    }

    private void fields(Way way, Map<String, Yaml> before, Map<String, Yaml> after, boolean items) {
        for (var name : merged(before.keySet(), after.keySet())) {
            var old = Optional.ofNullable(before.get(name));
            var now = Optional.ofNullable(after.get(name));
            values(
                    way.to(name, items ? called(name, now.or(() -> old)) : ""),
                    old,
                    now,
                    unit(name, after.isEmpty() ? before : after));
        }
    }

    private static String called(String step, Optional<Yaml> item) {
        return item.filter(Yaml.Mapping.class::isInstance)
                .flatMap(mapping -> FieldWords.called((Yaml.Mapping) mapping))
                .orElseGet(() -> ordinal(step));
    }

    /// People count from one.
    private static String ordinal(String step) {
        return step.chars().allMatch(Character::isDigit)
                ? Integer.toString(Integer.parseInt(step) + 1)
                : step;
    }

    /// New order, with what is gone right behind what stood before it.
    private static Set<String> merged(Set<String> before, Set<String> after) {
        var names = new ArrayList<>(after);
        var previous = "";
        for (var name : before) {
            if (!after.contains(name)) {
                names.add(previous.isEmpty() ? 0 : names.indexOf(previous) + 1, name);
            }
            previous = name;
        }
        return new LinkedHashSet<>(names);
    }

    /// The same ids in another order are a change too: the first stage that matches is entered.
    private void order(Way way, Optional<Yaml> before, Optional<Yaml> after, boolean byId) {
        if (!byId) {
            return;
        }
        var old = new ArrayList<>(asItems(before, true).keySet());
        var now = new ArrayList<>(asItems(after, true).keySet());
        old.retainAll(Set.copyOf(now));
        now.retainAll(Set.copyOf(old));
        if (!old.equals(now)) {
            changes.add(way.change(Optional.of(texts(old)), Optional.of(texts(now)), ""));
        }
    }

    private static Yaml texts(List<String> ids) {
        return new Yaml.Sequence(
                ids.stream().<Yaml>map(id -> new Yaml.Text(id, 0, 0)).toList(), 0, 0);
    }

    /// `{}` has no field that could be named; it is a value like any other.
    private static boolean isEmpty(Optional<Yaml> before, Optional<Yaml> after) {
        return asFields(before).isEmpty() && asFields(after).isEmpty();
    }

    private static boolean isMapping(Optional<Yaml> value) {
        return value.isEmpty() || value.get() instanceof Yaml.Mapping;
    }

    private static Map<String, Yaml> asFields(Optional<Yaml> value) {
        return value.isPresent() && value.get() instanceof Yaml.Mapping(var fields, _, _)
                ? fields
                : Map.of();
    }

    private static boolean isItems(Optional<Yaml> value) {
        return value.isEmpty()
                || (value.get() instanceof Yaml.Sequence(var items, _, _)
                        && !items.isEmpty()
                        && items.stream().allMatch(item -> item instanceof Yaml.Mapping));
    }

    private static boolean hasIds(Optional<Yaml> value) {
        if (value.isPresent() && value.get() instanceof Yaml.Sequence(var items, _, _)) {
            var ids =
                    items.stream()
                            .flatMap(item -> ((Yaml.Mapping) item).text("id").stream())
                            .distinct()
                            .count();
            return ids == items.size();
        }
        return true;
    }

    private static Map<String, Yaml> asItems(Optional<Yaml> value, boolean byId) {
        Map<String, Yaml> named = new LinkedHashMap<>();
        if (value.isPresent() && value.get() instanceof Yaml.Sequence(var items, _, _)) {
            for (int i = 0; i < items.size(); i++) {
                var id = byId ? ((Yaml.Mapping) items.get(i)).text("id") : Optional.<String>empty();
                named.put(id.orElse(Integer.toString(i)), items.get(i));
            }
        }
        return named;
    }

    private static String unit(String name, Map<String, Yaml> siblings) {
        for (var word : List.of("days", "hours", "minutes", "months", "percent")) {
            if (name.equals(word) || name.endsWith("_" + word)) {
                return word;
            }
        }
        return siblings.get("unit") instanceof Yaml.Text(var unit, _, _) && !name.equals("unit")
                ? unit
                : "";
    }
}
