package seihon.docs.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/// A peer: git's own `http-backend`, called as a web server calls a CGI program.
final class HttpBackend extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Path root;

    HttpBackend(Path root) {
        this.root = root;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var builder = new ProcessBuilder("git", "http-backend");
        var said = builder.environment();
        said.put("GIT_PROJECT_ROOT", root.toString());
        said.put("GIT_HTTP_EXPORT_ALL", "1");
        said.put("PATH_INFO", request.getPathInfo());
        said.put("REQUEST_METHOD", request.getMethod());
        said.put("QUERY_STRING", Objects.toString(request.getQueryString(), ""));
        said.put("CONTENT_TYPE", Objects.toString(request.getContentType(), ""));
        said.put("GIT_PROTOCOL", Objects.toString(request.getHeader("Git-Protocol"), ""));
        said.put(
                "HTTP_CONTENT_ENCODING",
                Objects.toString(request.getHeader("Content-Encoding"), ""));
        var program = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var in = program.getOutputStream()) {
            request.getInputStream().transferTo(in);
        }
        try (var out = new BufferedInputStream(program.getInputStream())) {
            for (var line = line(out); !line.isEmpty(); line = line(out)) {
                var colon = line.indexOf(": ");
                response.setHeader(line.substring(0, colon), line.substring(colon + 2));
            }
            out.transferTo(response.getOutputStream());
        }
    }

    private static String line(InputStream out) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = out.read(); next != '\n' && next >= 0; next = out.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }
}
