package seihon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// A file that only its owner may read (0600), from the first byte on.
public final class SecretFile {

    private static final int RANDOM_BYTES = 32;

    private SecretFile() {}

    /// The secret kept in the file; 32 random bytes in base64, made the first time.
    public static String keptOrMade(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(bytes);
            write(file, Base64.getEncoder().encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }

    /// Replaces the whole file at once, so that a reader sees the old text or the new one.
    public static void write(Path file, String text) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
