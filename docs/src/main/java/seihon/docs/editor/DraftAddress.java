package seihon.docs.editor;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.web.util.UriUtils;

/// Where a file of a draft is written.
final class DraftAddress {

    private DraftAddress() {}

    static String of(UUID draft, String path) {
        return "/drafts/" + draft + "?file=" + UriUtils.encode(path, StandardCharsets.UTF_8);
    }
}
