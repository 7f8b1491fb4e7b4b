package seihon.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything of one installation that lasts: database, keys, mails. It is
/// held by one process at a time; the operating system lets go of it when that process ends,
/// however it ends.
public final class Home implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    private Home(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Throws [CannotStart] when another process holds the folder or it cannot be written.
    public static Home open(Path folder) {
        var absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(
                    absolute,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx--x--x")));
            var channel =
                    FileChannel.open(
                            absolute.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (held(channel)) {
                return new Home(absolute, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new CannotStart(
                    "The home %s cannot be used (%s); name a folder that you may write with --home."
                            .formatted(absolute, e),
                    e);
        }
        throw new CannotStart(
                "The home %s is in use by another Seihon; stop that one or name another with --home."
                        .formatted(absolute));
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            return isLock(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static boolean isLock(@Nullable Object lock) {
        return lock != null;
    }

    public Path folder() {
        return folder;
    }

    /// A folder inside that only the owner may enter, made when missing.
    public Path closedFolder(String name) throws IOException {
        var inside = Files.createDirectories(folder.resolve(name));
        Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwx------"));
        return inside;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
