package seihon.docs;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A YAML 1.2 value (core schema) that remembers where it stood: lines and columns count from 1. In
/// the core schema `on`, `no`, `10:30` and `0123` are text.
public sealed interface Yaml {

    int line();

    int column();

    record Mapping(Map<String, Yaml> fields, int line, int column) implements Yaml {
        public Mapping {
            fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        public Optional<Yaml> field(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        /// The field's text; empty when it is missing or no text.
        public Optional<String> text(String name) {
            return field(name)
                    .flatMap(value ->
                            value instanceof Text(var text, _, _)
                                    ? Optional.of(text)
                                    : Optional.empty());
        }

        public Optional<Mapping> mapping(String name) {
            return field(name)
                    .flatMap(value ->
                            value instanceof Mapping mapping
                                    ? Optional.of(mapping)
                                    : Optional.empty());
        }

        /// The field's items; empty when it is missing or no list.
        public List<Yaml> items(String name) {
            return field(name)
                    .map(value ->
                            value instanceof Sequence(var items, _, _) ? items : List.<Yaml>of())
                    .orElse(List.of());
        }
    }

    record Sequence(List<Yaml> items, int line, int column) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Text(String value, int line, int column) implements Yaml {}

    record Numeral(BigDecimal value, int line, int column) implements Yaml {}

    record Flag(boolean value, int line, int column) implements Yaml {}

    record Nothing(int line, int column) implements Yaml {}
}
