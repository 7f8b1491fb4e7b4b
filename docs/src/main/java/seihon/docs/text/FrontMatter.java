package seihon.docs.text;

import java.util.regex.Pattern;

/// Where front matter ends and the body begins. `front` is empty when the file has none; `bodyLine`
/// is the file's line on which the body starts (blank lines after the fence belong to the body).
/// Line ends are `\n` afterwards, a byte order mark is gone.
public record FrontMatter(String front, String body, int bodyLine, State state) {

    public enum State {
        THERE,
        MISSING,
        /// Opened by `---` and never closed.
        UNCLOSED
    }

    private static final Pattern FENCE = Pattern.compile("(?m)^(---|\\.\\.\\.)[ \\t]*$");

    public static FrontMatter split(String file) {
        var text = plain(file);
        var firstEnd = text.indexOf('\n');
        var first = firstEnd < 0 ? text : text.substring(0, firstEnd);
        if (!first.stripTrailing().equals("---")) {
            return new FrontMatter("", text, 1, State.MISSING);
        }
        var fence = FENCE.matcher(text);
        if (firstEnd < 0 || !fence.find(firstEnd + 1)) {
            return new FrontMatter("", text, 1, State.UNCLOSED);
        }
        var front = text.substring(firstEnd + 1, fence.start());
        var bodyStart = Math.min(text.length(), fence.end() + 1);
        return new FrontMatter(front, text.substring(bodyStart), lines(front) + 3, State.THERE);
    }

    /// The file again, from its two parts.
    public static String join(String front, String body) {
        var ended = front.isEmpty() || front.endsWith("\n") ? front : front + "\n";
        return "---\n" + ended + "---\n" + body;
    }

    static String plain(String file) {
        var text = file.startsWith("\uFEFF") ? file.substring(1) : file;
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
