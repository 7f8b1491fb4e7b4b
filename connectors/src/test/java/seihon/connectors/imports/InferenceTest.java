package seihon.connectors.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class InferenceTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void daysAreRecognisedHoweverTheyAreWritten() {
        assertThat(of("2026/4/1", "2026/12/31").formats()).containsExactly("yyyy/M/d");
        assertThat(of("令和8年4月1日", "平成30年4月1日").type()).isEqualTo(Inference.Type.TIME);
        assertThat(of("H30.4.1", "R8.4.1").type()).isEqualTo(Inference.Type.TIME);
        assertThat(of("20260401", "20260402").type()).isEqualTo(Inference.Type.TIME);
        assertThat(of("２０２６／４／１", "").type()).isEqualTo(Inference.Type.TIME);
    }

    @Test
    void oneValueMayDecideForItsColumn() {
        assertThat(of("04/05/2026", "01/02/2026").isAmbiguous()).isTrue();
        assertThat(of("04/05/2026", "13/05/2026").formats()).containsExactly("d/M/yyyy");
    }

    @Test
    void numbersAndWhatOnlyLooksLikeThem() {
        assertThat(of("1,234", "△1,234", "５６").type()).isEqualTo(Inference.Type.WHOLE);
        assertThat(of("1.5", "2").type()).isEqualTo(Inference.Type.DECIMAL);
        assertThat(of("2024", "2025").type()).isEqualTo(Inference.Type.WHOLE);
        assertThat(of("00123", "45").type()).isEqualTo(Inference.Type.TEXT);
        assertThat(of("true", "FALSE", "").type()).isEqualTo(Inference.Type.FLAG);
        assertThat(of("12", "たくさん").type()).isEqualTo(Inference.Type.TEXT);
        assertThat(of("", " ").type()).isEqualTo(Inference.Type.BLANK);
    }

    private static Inference.Column of(String... values) {
        return Inference.of("a", List.of(values), TOKYO);
    }
}
