package seihon.docs.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import seihon.docs.DocPath;
import seihon.docs.Problem;
import seihon.docs.Provisioning.Folder;
import seihon.docs.opening.DraftRules;
import seihon.domain.Refusal;

/// Reads a folder of documents from disk. Links are not followed; hidden files and everything
/// outside the three roots are named and left out.
final class Folders {

    private static final int MOST_FILES = 20_000;

    private final SortedMap<DocPath, String> files = new TreeMap<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    static Folder read(Path folder) {
        var reading = new Folders();
        try (var tree = Files.walk(folder)) {
            tree.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .forEach(path -> reading.take(folder, path));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + folder, e);
        }
        return new Folder(reading.files, reading.ignored, reading.problems);
    }

    private void take(Path folder, Path path) {
        var name = folder.relativize(path).toString().replace('\\', '/');
        if (!isDocument(path, name)) {
            ignored.add(name);
            return;
        }
        var wrong = DocPath.whyNot(name);
        if (wrong.isPresent()) {
            problems.add(problem(new DocPath("Stock/unnamed"), wrong.get()));
            return;
        }
        if (files.size() >= MOST_FILES) {
            problems.add(
                    problem(
                            new DocPath(name),
                            Refusal.of("docs.provision.files-invalid", MOST_FILES)));
            return;
        }
        content(path, new DocPath(name));
    }

    private static boolean isDocument(Path path, String name) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && (name.startsWith("Stock/")
                        || name.startsWith("Flow/")
                        || name.startsWith("templates/"))
                && !path.getFileName().toString().startsWith(".");
    }

    private void content(Path file, DocPath path) {
        try {
            var size = Files.size(file);
            if (size > DraftRules.LARGEST_FILE) {
                problems.add(
                        problem(
                                path,
                                Refusal.of(
                                        "docs.proposal.file-too-large",
                                        path.value(),
                                        DraftRules.LARGEST_FILE / 1024,
                                        size / 1024)));
                return;
            }
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            files.put(path, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException _) {
            problems.add(problem(path, Refusal.of("docs.text.not-utf8")));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private static Problem problem(DocPath path, Refusal what) {
        return new Problem(path, 0, 0, what);
    }
}
