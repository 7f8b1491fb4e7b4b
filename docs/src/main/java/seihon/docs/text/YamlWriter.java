package seihon.docs.text;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import seihon.docs.Yaml;

/// Writes a tree as YAML that reads back as the same tree: two spaces, short lists and short
/// mappings in lists on one line, long text as a block, quotes only where the text needs them.
public final class YamlWriter {

    private static final int LINE = 100;
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}_./（「『][^\\n\\t\"#:{}\\[\\],&*!|>'%@`]*");

    private YamlWriter() {}

    /// A whole file (or front matter), ending with a line end.
    public static String write(Yaml.Mapping root) {
        var out = new StringBuilder();
        fields(root, 0, out);
        return out.toString();
    }

    /// One field as it would stand at this indent, ending with a line end.
    public static String field(String name, Yaml value, int indent) {
        var out = new StringBuilder();
        field(name, value, indent, out);
        return out.toString();
    }

    /// One list item as it would stand at this indent, ending with a line end.
    public static String item(Yaml value, int indent) {
        var out = new StringBuilder();
        item(value, indent, out);
        return out.toString();
    }

    private static void fields(Yaml.Mapping mapping, int indent, StringBuilder out) {
        mapping.fields().forEach((name, value) -> field(name, value, indent, out));
    }

    private static void field(String name, Yaml value, int indent, StringBuilder out) {
        out.repeat(' ', indent).append(key(name)).append(':');
        after(value, indent, out);
    }

    private static void after(Yaml value, int indent, StringBuilder out) {
        if (value instanceof Yaml.Text(var text, _, _) && isBlock(text)) {
            block(text, indent + 2, out);
            return;
        }
        var flow = flow(value);
        if (isShort(value, flow, indent)) {
            out.append(flow.isEmpty() ? "" : " ").append(flow).append('\n');
            return;
        }
        out.append('\n');
        switch (value) {
            case Yaml.Mapping mapping -> fields(mapping, indent + 2, out);
            case Yaml.Sequence(var items, _, _) ->
                    items.forEach(item -> item(item, indent + 2, out));
            case Yaml.Text _, Yaml.Numeral _, Yaml.Flag _, Yaml.Nothing _ ->
                    out.repeat(' ', indent + 2).append(flow).append('\n');
        }
    }

    private static void item(Yaml value, int indent, StringBuilder out) {
        out.repeat(' ', indent).append('-');
        var flow = flow(value);
        if (value instanceof Yaml.Mapping mapping
                && !mapping.fields().isEmpty()
                && indent + flow.length() > LINE) {
            var inner = new StringBuilder();
            fields(mapping, indent + 2, inner);
            out.append(' ').append(inner, indent + 2, inner.length());
        } else if (value instanceof Yaml.Mapping || value instanceof Yaml.Sequence) {
            out.append(' ').append(flow).append('\n');
        } else {
            after(value, indent, out);
        }
    }

    private static boolean isShort(Yaml value, String flow, int indent) {
        return switch (value) {
            case Yaml.Mapping(var fields, _, _) ->
                    fields.isEmpty()
                            || (indent + flow.length() <= LINE && areScalars(fields.values()));
            case Yaml.Sequence(var items, _, _) ->
                    items.isEmpty() || (indent + flow.length() <= LINE && areScalars(items));
            case Yaml.Text _, Yaml.Numeral _, Yaml.Flag _, Yaml.Nothing _ -> true;
        };
    }

    private static boolean areScalars(Iterable<Yaml> values) {
        for (var value : values) {
            if (value instanceof Yaml.Mapping
                    || value instanceof Yaml.Sequence
                    || (value instanceof Yaml.Text(var text, _, _) && isBlock(text))) {
                return false;
            }
        }
        return true;
    }

    /// The value on one line.
    static String flow(Yaml value) {
        return switch (value) {
            case Yaml.Text(var text, _, _) -> scalar(text);
            case Yaml.Numeral _, Yaml.Flag _ -> YamlText.of(value);
            case Yaml.Nothing _ -> "null";
            case Yaml.Sequence(var items, _, _) ->
                    items.stream()
                            .map(YamlWriter::flow)
                            .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
            case Yaml.Mapping(var fields, _, _) ->
                    fields.entrySet().stream()
                            .map(field -> key(field.getKey()) + ": " + flow(field.getValue()))
                            .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
        };
    }

    private static String key(String name) {
        return scalar(name);
    }

    private static boolean isBlock(String text) {
        return text.contains("\n")
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && text.lines().noneMatch(line -> line.endsWith(" ") || line.contains("\t"));
    }

    private static void block(String text, int indent, StringBuilder out) {
        var ending = text.endsWith("\n\n") ? "+" : text.endsWith("\n") ? "" : "-";
        out.append(" |").append(ending).append('\n');
        var body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (var line : body.split("\n", -1)) {
            out.repeat(' ', line.isEmpty() ? 0 : indent).append(line).append('\n');
        }
    }

    /// Plain where it reads back as this text, quoted otherwise.
    static String scalar(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    private static boolean isPlain(String text) {
        if (!PLAIN.matcher(text).matches() && !isColonText(text)) {
            return false;
        }
        try {
            return !text.endsWith(" ")
                    && !text.startsWith("---")
                    && !text.startsWith("...")
                    && YamlScalar.plain(text, 1, 1) instanceof Yaml.Text;
        } catch (Malformed | YamlEngineException _) {
            return false;
        }
    }

    /// `role:manager`, `10:30`: a colon without a space after it is safe.
    private static boolean isColonText(String text) {
        return text.matches("[\\p{L}\\p{N}_.-]+(:[\\p{L}\\p{N}_./*-]+)+");
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (Character.isISOControl(c) || c == '\u2028' || c == '\uFEFF') {
                        out.append("\\u%04X".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
