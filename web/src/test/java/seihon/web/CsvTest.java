package seihon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠a"})
    void aSpreadsheetRunsNothingThatWasReceived(String received) {
        assertThat(Csv.harmless(received)).isEqualTo("'" + received);
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(Csv.harmless("A-1")).isEqualTo("A-1");
        assertThat(Csv.harmless("")).isEmpty();
        assertThat(Csv.line(List.of("a,b", "c\"d", "e"))).isEqualTo("\"a,b\",\"c\"\"d\",e\r\n");
    }
}
