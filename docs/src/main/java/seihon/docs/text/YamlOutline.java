package seihon.docs.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Yaml;

/// A YAML text cut into its fields or items without losing a character: entries joined, and the
/// footer, are the text again.
record YamlOutline(boolean isList, List<YamlEntry> entries, String footer) {

    private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).build();
    private static final DocPath ANYWHERE = new DocPath("Stock/merge.yaml");

    List<String> keys() {
        return entries.stream().map(YamlEntry::key).toList();
    }

    Optional<YamlEntry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    boolean hasDistinctKeys() {
        return keys().stream().distinct().count() == entries.size() && !keys().contains(UNNAMED);
    }

    private static final String UNNAMED = "";

    /// Empty when the text is no list or mapping of lines, or uses anchors, whose meaning hangs on
    /// other places.
    static Optional<YamlOutline> of(String text) {
        if (text.isBlank() || !(YamlReader.read(ANYWHERE, text, 0) instanceof Reading.Good<Yaml>)) {
            return text.isBlank()
                    ? Optional.of(new YamlOutline(false, List.of(), text))
                    : Optional.empty();
        }
        try {
            var root = new Compose(SETTINGS).composeString(text);
            return root.filter(node -> isBlock(node) && !hasAnchor(node))
                    .flatMap(node -> new Cut(text).outline((CollectionNode<?>) node));
        } catch (YamlEngineException _) {
            return Optional.empty();
        }
    }

    private static boolean isBlock(Node node) {
        return node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == FlowStyle.BLOCK;
    }

    private static boolean hasAnchor(Node node) {
        return node.getAnchor().isPresent()
                || switch (node) {
                    case MappingNode mapping ->
                            mapping.getValue().stream().anyMatch(t -> hasAnchor(t.getValueNode()));
                    case SequenceNode sequence ->
                            sequence.getValue().stream().anyMatch(YamlOutline::hasAnchor);
                    default -> false;
                };
    }

    /// Cuts one text at the lines its parser's marks name.
    private static final class Cut {

        private final List<String> lines;

        Cut(String text) {
            this.lines = List.of((text.endsWith("\n") ? text : text + "\n").split("(?<=\n)"));
        }

        Optional<YamlOutline> outline(CollectionNode<?> root) {
            var entries = new ArrayList<YamlEntry>();
            var done = 0;
            for (var child : root.getValue()) {
                var first =
                        line(
                                child instanceof NodeTuple tuple
                                        ? tuple.getKeyNode().getStartMark()
                                        : ((Node) child).getStartMark());
                var value = child instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) child;
                first = child instanceof NodeTuple ? first : dash(first, done);
                var last = Math.max(first, lastLine(value));
                if (first < done) {
                    return Optional.empty();
                }
                entries.add(entry(child, value, text(done, first), text(first, last + 1)));
                done = last + 1;
            }
            return Optional.of(
                    new YamlOutline(
                            root instanceof SequenceNode, entries, text(done, lines.size())));
        }

        /// An item's dash may stand on a line above its value.
        private int dash(int line, int done) {
            var at = line;
            while (at > done && !lines.get(at).startsWith("-")) {
                at--;
            }
            return at;
        }

        private static YamlEntry entry(Object child, Node value, String lead, String own) {
            var tree =
                    YamlReader.read(ANYWHERE, own, 0) instanceof Reading.Good<Yaml>(var good)
                            ? good
                            : new Yaml.Nothing(0, 0);
            if (child instanceof NodeTuple tuple) {
                var key = ((ScalarNode) tuple.getKeyNode()).getValue();
                var field =
                        tree instanceof Yaml.Mapping mapping
                                ? mapping.field(key).orElse(tree)
                                : tree;
                var below =
                        isBlock(value)
                                && line(value.getStartMark())
                                        > line(tuple.getKeyNode().getStartMark());
                return new YamlEntry(key, lead, own, field, nested(value, below));
            }
            var item =
                    tree instanceof Yaml.Sequence(var items, _, _) && items.size() == 1
                            ? items.getFirst()
                            : tree;
            var behind =
                    isBlock(value) && value instanceof MappingNode && own.matches("(?s)-\\s+\\S.*");
            return new YamlEntry(
                    TreeMerge.name(item).orElse(UNNAMED), lead, own, item, nested(value, behind));
        }

        private static YamlEntry.Nested nested(Node value, boolean is) {
            if (!is) {
                return YamlEntry.Nested.NO;
            }
            return value instanceof MappingNode ? YamlEntry.Nested.MAPPING : YamlEntry.Nested.LIST;
        }

        private static int lastLine(Node node) {
            return switch (node) {
                case MappingNode mapping when isBlock(mapping) ->
                        mapping.getValue().stream()
                                .mapToInt(t ->
                                        Math.max(
                                                line(t.getKeyNode().getStartMark()),
                                                lastLine(t.getValueNode())))
                                .max()
                                .orElse(0);
                case SequenceNode sequence when isBlock(sequence) ->
                        sequence.getValue().stream().mapToInt(Cut::lastLine).max().orElse(0);
                default -> {
                    var start = line(node.getStartMark());
                    var end = line(node.getEndMark());
                    var column = node.getEndMark().map(Mark::getColumn).orElse(0);
                    yield end > start && column == 0 ? end - 1 : end;
                }
            };
        }

        private static int line(Optional<Mark> mark) {
            return mark.map(Mark::getLine).orElse(0);
        }

        private String text(int from, int to) {
            return String.join("", lines.subList(from, Math.min(to, lines.size())));
        }
    }
}
