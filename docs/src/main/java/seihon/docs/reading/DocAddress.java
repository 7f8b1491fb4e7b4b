package seihon.docs.reading;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import seihon.docs.DocPath;

/// Where the pages of a document are, as addresses from the root of the site.
public final class DocAddress {

    private DocAddress() {}

    public static String of(DocPath path) {
        return of(path.value());
    }

    /// `place` is a path of the repository, a folder's too.
    public static String of(String place) {
        return "/documents/" + UriUtils.encodePath(place, StandardCharsets.UTF_8);
    }

    /// The file's bytes.
    public static String raw(DocPath path) {
        return "/documents/raw/" + UriUtils.encodePath(path.value(), StandardCharsets.UTF_8);
    }

    /// A page below the document's: `history`, `blame` …
    public static String of(DocPath path, String below) {
        return of(path) + "/" + below;
    }

    public static String edit(DocPath path) {
        return "/documents/edit?path=" + UriUtils.encode(path.value(), StandardCharsets.UTF_8);
    }
}
