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
        diff.values(List.of(), before.map(m -> m), after.map(m -> m), "");
        return List.copyOf(diff.changes);
    }

    private void values(
            List<String> steps, Optional<Yaml> before, Optional<Yaml> after, String unit) {
        if (before.isPresent() && after.isPresent() && YamlText.same(before.get(), after.get())) {
            return;
        }
        if (isMapping(before) && isMapping(after) && !isEmpty(before, after)) {
            fields(steps, asFields(before), asFields(after));
        } else if (isItems(before) && isItems(after)) {
            var byId = hasIds(before) && hasIds(after);
            fields(steps, asItems(before, byId), asItems(after, byId));
            order(steps, before, after, byId);
        } else {
            changes.add(new FieldChange(steps, before, after, unit));
        }
    }

    private void fields(List<String> steps, Map<String, Yaml> before, Map<String, Yaml> after) {
        for (var name : merged(before.keySet(), after.keySet())) {
            var deeper = new ArrayList<>(steps);
            deeper.add(name);
            values(
                    deeper,
                    Optional.ofNullable(before.get(name)),
                    Optional.ofNullable(after.get(name)),
                    unit(name, after.isEmpty() ? before : after));
        }
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
    private void order(
            List<String> steps, Optional<Yaml> before, Optional<Yaml> after, boolean byId) {
        if (!byId) {
            return;
        }
        var old = new ArrayList<>(asItems(before, true).keySet());
        var now = new ArrayList<>(asItems(after, true).keySet());
        old.retainAll(Set.copyOf(now));
        now.retainAll(Set.copyOf(old));
        if (!old.equals(now)) {
            changes.add(
                    new FieldChange(steps, Optional.of(texts(old)), Optional.of(texts(now)), ""));
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
