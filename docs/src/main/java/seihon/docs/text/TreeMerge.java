package seihon.docs.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import seihon.docs.Yaml;

/// The three-way merge of values, for what is written on one line (`{…}`, `[…]`). Empty where the
/// sides overlap.
final class TreeMerge {

    private TreeMerge() {}

    static Optional<Yaml> merge(Optional<Yaml> base, Yaml ours, Yaml theirs) {
        if (YamlText.same(ours, theirs) || isSame(base, theirs)) {
            return Optional.of(ours);
        }
        if (isSame(base, ours)) {
            return Optional.of(theirs);
        }
        if (ours instanceof Yaml.Mapping o && theirs instanceof Yaml.Mapping t) {
            var b = base.isPresent() && base.get() instanceof Yaml.Mapping m ? m.fields() : NONE;
            return fields(b, o.fields(), t.fields()).map(TreeMerge::mapping);
        }
        if (ours instanceof Yaml.Sequence(var o, _, _)
                && theirs instanceof Yaml.Sequence(var t, _, _)) {
            var b = base.isPresent() && base.get() instanceof Yaml.Sequence s ? s.items() : NOTHING;
            return items(b, o, t);
        }
        return Optional.empty();
    }

    private static final Map<String, Yaml> NONE = Map.of();
    private static final List<Yaml> NOTHING = List.of();

    private static boolean isSame(Optional<Yaml> base, Yaml other) {
        return base.filter(value -> YamlText.same(value, other)).isPresent();
    }

    private static Yaml mapping(Map<String, Yaml> fields) {
        return new Yaml.Mapping(fields, 0, 0);
    }

    private static Optional<Map<String, Yaml>> fields(
            Map<String, Yaml> base, Map<String, Yaml> ours, Map<String, Yaml> theirs) {
        var order =
                KeyOrder.of(
                        List.copyOf(base.keySet()),
                        List.copyOf(ours.keySet()),
                        List.copyOf(theirs.keySet()));
        Map<String, Yaml> merged = new LinkedHashMap<>();
        for (var key : order.keys()) {
            var b = Optional.ofNullable(base.get(key));
            var o = Optional.ofNullable(ours.get(key));
            var t = Optional.ofNullable(theirs.get(key));
            if (o.isPresent() && t.isPresent()) {
                var value = merge(b, o.get(), t.get());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                merged.put(key, value.get());
            } else {
                var only = o.or(() -> t).orElseThrow();
                if (b.isEmpty()) {
                    merged.put(key, only);
                } else if (!YamlText.same(b.get(), only)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(merged);
    }

    private static Optional<Yaml> items(List<Yaml> base, List<Yaml> ours, List<Yaml> theirs) {
        var b = named(base);
        var o = named(ours);
        var t = named(theirs);
        if (b.isPresent() && o.isPresent() && t.isPresent()) {
            return fields(b.get(), o.get(), t.get())
                    .map(merged -> new Yaml.Sequence(List.copyOf(merged.values()), 0, 0));
        }
        if (base.size() != ours.size() || base.size() != theirs.size()) {
            return Optional.empty();
        }
        var merged = new ArrayList<Yaml>();
        for (int i = 0; i < base.size(); i++) {
            var item = merge(Optional.of(base.get(i)), ours.get(i), theirs.get(i));
            if (item.isEmpty()) {
                return Optional.empty();
            }
            merged.add(item.get());
        }
        return Optional.of(new Yaml.Sequence(merged, 0, 0));
    }

    /// Items by their `id`, or by themselves when they are plain values; empty when that names two
    /// alike.
    static Optional<Map<String, Yaml>> named(List<Yaml> items) {
        var names = items.stream().flatMap(item -> name(item).stream()).toList();
        if (names.size() != items.size() || names.stream().distinct().count() != names.size()) {
            return Optional.empty();
        }
        Map<String, Yaml> named =
                items.stream()
                        .collect(
                                Collectors.toMap(
                                        item -> name(item).orElseThrow(),
                                        item -> item,
                                        (one, _) -> one,
                                        LinkedHashMap::new));
        return Optional.of(named);
    }

    static Optional<String> name(Yaml item) {
        return switch (item) {
            case Yaml.Mapping mapping -> mapping.text("id");
            case Yaml.Text _, Yaml.Numeral _, Yaml.Flag _ -> Optional.of(YamlText.of(item));
            case Yaml.Sequence _, Yaml.Nothing _ -> Optional.empty();
        };
    }
}
