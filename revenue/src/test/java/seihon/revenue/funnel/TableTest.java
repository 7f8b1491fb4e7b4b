package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void aSpreadsheetRunsNothingThatWasReceived() {
        var words = new Table<String>().column("word", word -> word);
        var numbers = new Table<BigDecimal>().column("number", number -> number);

        assertThat(words.csv(List.of("=1+1", "A-1"), true)).isEqualTo("word\r\n'=1+1\r\nA-1\r\n");
        assertThat(words.csv(List.of("=1+1"), false)).isEqualTo("word\r\n=1+1\r\n");
        assertThat(numbers.csv(List.of(new BigDecimal("-5")), true)).isEqualTo("number\r\n-5\r\n");
    }
}
