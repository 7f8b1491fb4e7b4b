package seihon.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234|1234",
                "1,234|1234",
                "12,345,678.90|12345678.90",
                "△1,234|-1234",
                "▲5|-5",
                "−5|-5",
                "１，２３４|1234",
                "0.10|0.10",
                "1E+5|1E+5",
                "+7|7",
                "26.8520|26.8520"
            })
    void amountsAreExactlyWhatWasReceived(String written, BigDecimal meant) {
        assertThat(Amounts.read(written)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.234,56",
                "12,34",
                "1,2345",
                "(5)",
                "5円",
                "たくさん",
                "1 234",
                "--5",
                "1e999999999",
                "NaN",
                "",
                "0x10",
                "1,234,5"
            })
    void whatIsNoNumberIsNotGuessed(String written) {
        assertThat(Amounts.read(written)).isEmpty();
    }
}
