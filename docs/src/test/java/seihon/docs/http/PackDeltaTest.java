package seihon.docs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;

/// Packs as JGit reads them back.
class PackDeltaTest {

    @Test
    void editedTextTravelsAsItsDifferenceOnly() throws IOException {
        var before = text(2_000);
        var after = before.replace("七百行", "七百の行");

        var delta = PackDelta.between(bytes(before), bytes(after));

        assertThat(delta.orElseThrow().length).isLessThan(40);
        assertThat(unpacked(bytes(before), bytes(after))).isEqualTo(bytes(after));
    }

    @Test
    void textThatIsAllNewHasNoDifferenceWorthSending() {
        assertThat(PackDelta.between(bytes("古い\n"), bytes("まったく新しい\n"))).isEmpty();
        assertThat(PackDelta.between(bytes("古い\n"), new byte[0])).isEmpty();
    }

    @Test
    void anyEditOfAnySizeComesBackAsItWas() throws IOException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var i = 0; i < 200; i++) {
            var before = new byte[random.nextInt(1, 200_000)];
            random.nextBytes(before);
            var cut = random.nextInt(before.length);
            var kept = random.nextInt(before.length - cut + 1);
            var middle = new byte[random.nextInt(600)];
            random.nextBytes(middle);
            var after = new ByteArrayOutputStream();
            after.write(before, 0, cut);
            after.writeBytes(middle);
            after.write(before, before.length - kept, kept);

            assertThat(unpacked(before, after.toByteArray()))
                    .as("seed %d", seed)
                    .isEqualTo(after.toByteArray());
        }
    }

    private static String text(int lines) {
        var text = new StringBuilder();
        for (var line = 0; line < lines; line++) {
            text.append(line == 700 ? "七百行" : "行 " + line).append('\n');
        }
        return text.toString();
    }

    /// The second of two versions, out of a pack that holds both.
    private static byte[] unpacked(byte[] before, byte[] after) throws IOException {
        var file = PackFile.create();
        var at = file.append(Constants.OBJ_BLOB, before);
        var delta = PackDelta.between(before, after);
        if (delta.isPresent()) {
            file.appendDelta(at, delta.get());
        } else {
            file.append(Constants.OBJ_BLOB, after);
        }
        try (var repository = new InMemoryRepository(new DfsRepositoryDescription("copy"));
                var inserter = repository.newObjectInserter()) {
            inserter.newPackParser(new ByteArrayInputStream(pack(file)))
                    .parse(NullProgressMonitor.INSTANCE);
            inserter.flush();
            var id = new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, after);
            return repository.open(id).getBytes();
        }
    }

    private static byte[] pack(PackFile file) throws IOException {
        var out = new ByteArrayOutputStream();
        PackOut.pack(List.of(file.extent()), out);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
