package seihon.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "37640000000, 37.6 GB",
        "9223372036854775807, 9223.4 PB"
    })
    void storageIsReadAsOnTheLabelOfADisk(long bytes, String words) {
        assertThat(Bytes.readable(bytes)).isEqualTo(words);
    }
}
