package seihon.docs.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import seihon.docs.ProblemList;
import seihon.docs.Yaml;
import seihon.domain.Refusal;

/// Builds the tree from the parser's events, one document, counting what hostile input multiplies.
final class YamlTree {

    private record Shared(Yaml value, int size, int depth) {}

    private final Iterator<Event> events;
    private final int linesBefore;
    private final ProblemList problems;
    private final Map<Anchor, Shared> anchors = new HashMap<>();
    private int aliases;
    private int values;
    private int deepest;

    YamlTree(Iterator<Event> events, int linesBefore, ProblemList problems) {
        this.events = events;
        this.linesBefore = linesBefore;
        this.problems = problems;
    }

    Yaml document() {
        var event = events.next();
        while (!(event instanceof DocumentStartEvent)) {
            if (event instanceof StreamEndEvent) {
                return new Yaml.Nothing(linesBefore + 1, 1);
            }
            event = events.next();
        }
        var value = value(events.next(), 1);
        var end = events.next();
        if (!(end instanceof DocumentEndEvent)) {
            throw malformed(end, "docs.yaml.syntax");
        }
        var after = events.next();
        if (!(after instanceof StreamEndEvent)) {
            throw malformed(after, "docs.yaml.several");
        }
        return value;
    }

    private Yaml value(Event event, int depth) {
        deepest = Math.max(deepest, depth);
        if (deepest > YamlReader.DEEPEST) {
            throw malformed(event, "docs.yaml.too-deep", YamlReader.DEEPEST);
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        var before = values++;
        var outerDeepest = deepest;
        deepest = depth;
        var made = made(event, depth);
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            anchors.put(node.getAnchor().get(), new Shared(made, values - before, deepest - depth));
        }
        deepest = Math.max(outerDeepest, deepest);
        if (values > YamlReader.MOST_VALUES) {
            throw malformed(event, "docs.yaml.too-many", YamlReader.MOST_VALUES);
        }
        return made;
    }

    private Yaml made(Event event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return YamlScalar.read(scalar, line(scalar), column(scalar));
        }
        if (event instanceof SequenceStartEvent start) {
            refuseTag(start, start.getTag().orElse(""), "tag:yaml.org,2002:seq");
            return sequence(start, depth);
        }
        if (event instanceof MappingStartEvent start) {
            refuseTag(start, start.getTag().orElse(""), "tag:yaml.org,2002:map");
            return mapping(start, depth);
        }
        throw malformed(event, "docs.yaml.syntax");
    }

    private Yaml alias(AliasEvent event, int depth) {
        if (++aliases > YamlReader.MOST_ALIASES) {
            throw malformed(event, "docs.yaml.aliases", YamlReader.MOST_ALIASES);
        }
        var shared = anchors.get(event.getAlias());
        if (shared == null) {
            throw malformed(event, "docs.yaml.alias-unknown", event.getAlias().getValue());
        }
        values += shared.size();
        deepest = Math.max(deepest, depth + shared.depth());
        if (values > YamlReader.MOST_VALUES) {
            throw malformed(event, "docs.yaml.too-many", YamlReader.MOST_VALUES);
        }
        if (deepest > YamlReader.DEEPEST) {
            throw malformed(event, "docs.yaml.too-deep", YamlReader.DEEPEST);
        }
        return shared.value();
    }

    private Yaml sequence(SequenceStartEvent start, int depth) {
        List<Yaml> items = new ArrayList<>();
        for (var event = events.next();
                !(event instanceof SequenceEndEvent);
                event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return new Yaml.Sequence(items, line(start), column(start));
    }

    private Yaml mapping(MappingStartEvent start, int depth) {
        Map<String, Yaml> fields = new LinkedHashMap<>();
        for (var event = events.next();
                !(event instanceof MappingEndEvent);
                event = events.next()) {
            if (!(event instanceof ScalarEvent key) || key.getValue().isBlank()) {
                throw malformed(event, "docs.yaml.key");
            }
            var value = value(events.next(), depth + 1);
            if (fields.putIfAbsent(key.getValue(), value) != null) {
                problems.at(
                        line(key),
                        column(key),
                        Refusal.of("docs.yaml.duplicate-key", key.getValue()));
            }
        }
        return new Yaml.Mapping(fields, line(start), column(start));
    }

    private void refuseTag(Event event, String tag, String allowed) {
        if (!tag.isEmpty() && !tag.equals("!") && !tag.equals(allowed)) {
            throw malformed(event, "docs.yaml.tag", tag);
        }
    }

    private Malformed malformed(Event event, String key, Object... arguments) {
        return new Malformed(line(event), column(event), Refusal.of(key, arguments));
    }

    private int line(Event event) {
        return linesBefore + event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private int column(Event event) {
        return event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    }
}
