package seihon.connectors.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import seihon.connectors.Mapping;
import seihon.connectors.imports.CsvSplitter.Limits;
import seihon.domain.Refusal;

class CsvSplitterTest {

    private static final Mapping.Csv FORMAT = new Mapping.Csv(StandardCharsets.UTF_8, ',', true);
    private static final String ROWS = "id,value\n" + "1,2\n".repeat(50_000);

    @Test
    void aFileThatBrokeOffIsRefusedWithThePlace() throws IOException {
        var packed = packed(ROWS);
        var half = Arrays.copyOf(packed, packed.length / 2);

        var why = refused(half, Limits.USUAL);

        assertThat(why.key()).isEqualTo("connectors.import.broken-gzip");
        assertThat((long) why.arguments().getFirst()).isBetween(1L, (long) ROWS.length());
        assertThat(refused(Arrays.copyOf(packed, 5), Limits.USUAL))
                .isEqualTo(Refusal.of("connectors.import.broken-gzip", 0L));
    }

    @Test
    void aFileThatBrokeOffCanStillBeLookedAt() throws IOException {
        var packed = packed(ROWS);
        var half = Arrays.copyOf(packed, packed.length / 2);

        var whole = FilePreview.of(() -> new ByteArrayInputStream(half), ZoneOffset.UTC);
        var nothing =
                FilePreview.of(
                        () -> new ByteArrayInputStream(Arrays.copyOf(packed, 5)), ZoneOffset.UTC);

        assertThat(whole.header()).containsExactly("id", "value");
        assertThat(nothing.refusal()).contains(Refusal.of("connectors.import.broken-gzip", 0L));
    }

    @Test
    void aSmallFileThatHoldsTooMuchIsRefused() throws IOException, CannotSplit {
        var packed = packed(ROWS);

        assertThat(refused(packed, new Limits(1_000, 1_000_000)))
                .isEqualTo(Refusal.of("connectors.import.many-bytes", 1_000L));
        assertThat(refused(packed, new Limits(1_000_000, 49_999)))
                .isEqualTo(Refusal.of("connectors.import.many-rows", 49_999));
        assertThat(rows(packed, new Limits(ROWS.length(), 50_000))).isEqualTo(50_000);
    }

    private static Refusal refused(byte[] bytes, Limits limits) {
        return catchThrowableOfType(CannotSplit.class, () -> rows(bytes, limits)).why();
    }

    private static int rows(byte[] bytes, Limits limits) throws IOException, CannotSplit {
        try (var file = new CsvSplitter(() -> new ByteArrayInputStream(bytes), FORMAT, limits)) {
            file.header();
            var last = 0;
            for (var row = file.next(); row != null; row = file.next()) {
                last = row.number();
            }
            return last;
        }
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
