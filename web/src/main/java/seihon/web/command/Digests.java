package seihon.web.command;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.TreeMap;

/// What a command asks for, as a SHA-256: method, address and content without its keys.
final class Digests {

    private static final Set<String> NOT_CONTENT = Set.of(CommandGate.FIELD, "_csrf");

    private Digests() {}

    static byte[] of(HttpServletRequest request) throws IOException {
        var digest = sha256();
        add(digest, request.getMethod());
        add(digest, request.getRequestURI());
        var buffered = BufferedBody.of(request);
        if (buffered.isPresent()) {
            add(digest, String.valueOf(request.getQueryString()));
            digest.update(buffered.get().bytes());
            return digest.digest();
        }
        new TreeMap<>(request.getParameterMap())
                .forEach((name, values) -> {
                    if (!NOT_CONTENT.contains(name)) {
                        add(digest, name);
                        for (var value : values) {
                            add(digest, value);
                        }
                    }
                });
        addParts(digest, request);
        return digest.digest();
    }

    private static void addParts(MessageDigest digest, HttpServletRequest request)
            throws IOException {
        var type = request.getContentType();
        if (type == null || !type.startsWith("multipart/form-data")) {
            return;
        }
        try {
            for (var part : request.getParts()) {
                if (!NOT_CONTENT.contains(part.getName())) {
                    add(digest, part.getName());
                    try (var content = part.getInputStream();
                            var sink =
                                    new DigestOutputStream(
                                            OutputStream.nullOutputStream(), digest)) {
                        content.transferTo(sink);
                    }
                }
            }
        } catch (ServletException e) {
            throw new IOException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
