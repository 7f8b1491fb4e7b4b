package seihon.docs.policy;

import java.util.Optional;
import java.util.regex.Pattern;
import seihon.domain.Refusal;

/// A pattern of paths: `*` and `?` inside a folder, `**` across folders, `{a,b}` for choices. A
/// pattern starts where the repository does: with `Stock/`, `Flow/`, `templates/` or `**`.
public final class PathGlob {

    private static final int LONGEST = 200;
    private static final int MOST_STARS = 6;
    private static final Pattern START = Pattern.compile("(Stock/|Flow/|templates/|\\*\\*|\\{).*");

    private final String written;
    private final Pattern pattern;

    private PathGlob(String written, Pattern pattern) {
        this.written = written;
        this.pattern = pattern;
    }

    /// Why the text is no pattern; empty when it is one.
    public static Optional<Refusal> whyNot(String written) {
        if (written.length() > LONGEST
                || written.chars().filter(c -> c == '*').count() > MOST_STARS) {
            return Optional.of(Refusal.of("docs.policy.glob-long", written));
        }
        if (!START.matcher(written).matches()) {
            return Optional.of(Refusal.of("docs.policy.glob-start", written));
        }
        return balanced(written) && written.matches("[^\\[\\]\\\\]+")
                ? Optional.empty()
                : Optional.of(Refusal.of("docs.policy.glob-sign", written));
    }

    /// Throws [IllegalArgumentException] for a text that [#whyNot] refuses.
    public static PathGlob of(String written) {
        if (whyNot(written).isPresent()) {
            throw new IllegalArgumentException(written);
        }
        return new PathGlob(written, Pattern.compile(regex(written)));
    }

    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    private static boolean balanced(String written) {
        var open = false;
        for (int i = 0; i < written.length(); i++) {
            var c = written.charAt(i);
            if ((c == '{' && open) || (c == '}' && !open)) {
                return false;
            }
            open = c == '{' || (open && c != '}');
        }
        return !open;
    }

    private static String regex(String glob) {
        var out = new StringBuilder();
        var choice = false;
        for (int i = 0; i < glob.length(); i++) {
            var c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                out.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                out.append(".*");
                i++;
            } else if (c == '*') {
                out.append("[^/]*");
            } else if (c == '?') {
                out.append("[^/]");
            } else if (c == '{') {
                out.append("(?:");
                choice = true;
            } else if (c == '}') {
                out.append(')');
                choice = false;
            } else if (c == ',' && choice) {
                out.append('|');
            } else {
                out.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return written;
    }
}
