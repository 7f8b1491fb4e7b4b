package seihon.docs.attachments;

import java.util.Optional;
import java.util.regex.Pattern;

/// What stands in Git for an attached file: a Git-LFS pointer, version 1. `sha256` is hex.
public record Pointer(String sha256, long size) {

    private static final Pattern TEXT =
            Pattern.compile(
                    "version https://git-lfs\\.github\\.com/spec/v1\\noid sha256:([0-9a-f]{64})\\nsize ([0-9]{1,12})\\n?");

    public static Optional<Pointer> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new Pointer(match.group(1), Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    public String text() {
        return "version https://git-lfs.github.com/spec/v1\noid sha256:"
                + sha256
                + "\nsize "
                + size
                + "\n";
    }
}
