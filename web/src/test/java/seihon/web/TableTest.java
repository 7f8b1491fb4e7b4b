package seihon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void aSpreadsheetRunsNothingThatWasReceived() {
        var words = new Table<String>().column("word", word -> word);
        var numbers = new Table<BigDecimal>().column("number", number -> number);

        assertThat(words.file(List.of("=1+1", "＝A1", "A-1")))
                .isEqualTo("\uFEFFword\r\n'=1+1\r\n'＝A1\r\nA-1\r\n");
        assertThat(words.csv(List.of("=1+1"))).isEqualTo("word\r\n=1+1\r\n");
        assertThat(numbers.file(List.of(new BigDecimal("-5")))).isEqualTo("\uFEFFnumber\r\n-5\r\n");
    }

    @Test
    void cellsThatWouldBreakALineAreQuoted() {
        var table = Table.of(List.of("a", "b"));

        assertThat(table.csv(List.of(List.of("1,2", "say \"x\"\n"))))
                .isEqualTo("a,b\r\n\"1,2\",\"say \"\"x\"\"\n\"\r\n");
    }
}
