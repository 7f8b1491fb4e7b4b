package seihon.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/// Where a list of the API goes on, in a form that programs hand back and do not read: what was
/// made up, cut off or given out by another list is found out.
public final class Cursor {

    private static final String SEPARATOR = ":";

    private Cursor() {}

    /// After the row at `position`.
    public static String after(String list, String position) {
        var text = list + SEPARATOR + position;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((sum(text) + SEPARATOR + text).getBytes(StandardCharsets.UTF_8));
    }

    /// Where the page before ended; empty for the first page. Throws [RefusedRequest] for what is
    /// none of this list's.
    public static Optional<String> position(String list, String cursor) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        var mark = SEPARATOR + list + SEPARATOR;
        var text = text(cursor);
        var at = text.indexOf(mark);
        var found = at < 0 ? "" : text.substring(at + mark.length());
        if (!after(list, found).equals(cursor)) {
            throw notOfThisList();
        }
        return Optional.of(found);
    }

    /// The same of a list whose rows have numbers.
    public static OptionalLong number(String list, String cursor) {
        try {
            return position(list, cursor).stream().mapToLong(Long::parseLong).findFirst();
        } catch (NumberFormatException notOurs) {
            throw notOfThisList();
        }
    }

    private static RefusedRequest notOfThisList() {
        return new RefusedRequest("web.problem.cursor-invalid");
    }

    private static String text(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }

    private static String sum(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
