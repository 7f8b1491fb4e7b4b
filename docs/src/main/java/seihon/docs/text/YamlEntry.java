package seihon.docs.text;

import seihon.docs.Yaml;

/// One field or list item of a YAML text as written: `lead` are the comments and blank lines above
/// it, `own` its lines. `nested`: its value is a mapping or list on lines of its own (for an item:
/// a mapping that starts behind the dash).
record YamlEntry(String key, String lead, String own, Yaml value, Nested nested) {

    enum Nested {
        NO,
        MAPPING,
        LIST
    }

    String text() {
        return lead + own;
    }

    boolean isWritten(YamlEntry other) {
        return text().stripTrailing().equals(other.text().stripTrailing());
    }

    boolean isSame(YamlEntry other) {
        return YamlText.same(value, other.value);
    }

    /// `stages: # a note`, the line above a nested value.
    String head() {
        return own.substring(0, own.indexOf('\n') + 1);
    }

    /// The nested value of a field as a text of its own.
    String inner() {
        return shifted(own.substring(head().length()), -indent());
    }

    /// By how much the nested value of a field is indented.
    int indent() {
        return own.substring(head().length())
                .lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .mapToInt(YamlEntry::spaces)
                .min()
                .orElse(2);
    }

    /// The mapping behind an item's dash as a text of its own.
    String behindDash() {
        return shifted(" " + own.substring(1), -dashWidth());
    }

    int dashWidth() {
        return 1 + spaces(own.substring(1));
    }

    /// What stands behind the value on its last line: a comment, or nothing.
    String remark() {
        var line = own.stripTrailing();
        var last = line.substring(line.lastIndexOf('\n') + 1);
        var at = last.lastIndexOf(" #");
        var closed = at >= 0 ? last.substring(0, at).stripTrailing() : "";
        return closed.endsWith("}") || closed.endsWith("]")
                ? last.substring(at).stripTrailing()
                : "";
    }

    private static int spaces(String line) {
        return line.length() - line.stripLeading().length();
    }

    /// Every line moved right, or left as far as it goes.
    static String shifted(String text, int by) {
        var out = new StringBuilder();
        for (var line : text.split("(?<=\n)")) {
            if (line.isBlank()) {
                out.append(line);
            } else if (by >= 0) {
                out.repeat(' ', by).append(line);
            } else {
                out.append(line.substring(Math.min(-by, spaces(line))));
            }
        }
        return out.toString();
    }
}
