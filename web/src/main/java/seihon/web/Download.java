package seihon.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A table as a file that somebody keeps.
public final class Download {

    public static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private Download() {}

    /// `name` without its ending.
    public static <R> ResponseEntity<String> of(String name, Table<R> table, List<R> rows) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, attached(name))
                .body(table.file(rows));
    }

    /// The header that makes an answer a file of that name.
    public static String attached(String name) {
        return ContentDisposition.attachment().filename(name + ".csv").build().toString();
    }
}
