package seihon.db;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that a jar on the classpath carries, unpacked once per build of them.
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// The folder that has `bin/postgres`. Several processes may ask for it at once.
    static Path unpackedIn(Path folder) throws IOException {
        var archive = archive();
        var target = folder.resolve(nameOf(archive));
        if (Files.exists(target.resolve("bin/postgres"))) {
            return target;
        }
        Files.createDirectories(folder);
        var permissions = PosixFilePermissions.fromString("rwxr-xr-x");
        var half = Files.createTempDirectory(folder, "unpacking-");
        Files.setPosixFilePermissions(half, permissions);
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive.openStream()))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, half);
            }
        }
        try {
            Files.move(half, target);
        } catch (FileSystemException e) {
            if (!Files.exists(target.resolve("bin/postgres"))) {
                throw e;
            }
            Trees.delete(half);
        }
        return target;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
            throws IOException {
        var file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("the archive wants to write outside its folder: " + file);
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(parentOf(file));
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if (parentOf(file).endsWith("bin")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path parentOf(Path file) throws IOException {
        var parent = file.getParent();
        if (parent == null) {
            throw new IOException("the archive has a file without a folder: " + file);
        }
        return parent;
    }

    private static URL archive() {
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = "/postgres-linux-" + machine + ".txz";
        var archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new CannotStart(
                    "This build carries no PostgreSQL for %s on %s; set SEIHON_DATABASE_URL to a server of your own."
                            .formatted(machine, System.getProperty("os.name")));
        }
        return archive;
    }

    /// From what the jar says of its entry: reading ten megabytes at every start, only to find that
    /// they are unpacked already, would cost a noticeable part of it.
    private static String nameOf(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            var entry = jar.getJarEntry();
            return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
        }
        throw new IOException("the programs of PostgreSQL are expected in a jar: " + archive);
    }
}
