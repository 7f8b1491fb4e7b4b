package seihon.docs.flow;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import seihon.docs.DocPath;

/// Where notes are written and promoted.
public final class NoteAddress {

    private NoteAddress() {}

    public static String edit(DocPath path) {
        return "/flow/edit?path=" + query(path);
    }

    public static String promotion(DocPath path) {
        return "/flow/promotion?path=" + query(path);
    }

    private static String query(DocPath path) {
        return UriUtils.encode(path.value(), StandardCharsets.UTF_8);
    }
}
