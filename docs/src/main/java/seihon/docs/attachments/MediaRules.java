package seihon.docs.attachments;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Which files may be attached: told by their first bytes, never by their name.
final class MediaRules {

    static final int LARGEST = 20 << 20;

    private MediaRules() {}

    /// The media type; empty when it is none of those we take.
    static Optional<String> type(byte[] content) {
        if (starts(content, 0, "%PDF-")) {
            return Optional.of("application/pdf");
        }
        if (starts(content, 1, "PNG\r\n") && (content[0] & 0xFF) == 0x89) {
            return Optional.of("image/png");
        }
        if (content.length > 3
                && (content[0] & 0xFF) == 0xFF
                && (content[1] & 0xFF) == 0xD8
                && (content[2] & 0xFF) == 0xFF) {
            return Optional.of("image/jpeg");
        }
        if (starts(content, 0, "GIF87a") || starts(content, 0, "GIF89a")) {
            return Optional.of("image/gif");
        }
        if (starts(content, 0, "RIFF") && starts(content, 8, "WEBP")) {
            return Optional.of("image/webp");
        }
        return Optional.empty();
    }

    /// The extension that a name must end in for its type.
    static String extension(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> "pdf";
            case "image/jpeg" -> "jpg";
            default -> mediaType.substring("image/".length());
        };
    }

    private static boolean starts(byte[] content, int at, String with) {
        var wanted = with.getBytes(StandardCharsets.ISO_8859_1);
        if (content.length < at + wanted.length) {
            return false;
        }
        for (var i = 0; i < wanted.length; i++) {
            if (content[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
