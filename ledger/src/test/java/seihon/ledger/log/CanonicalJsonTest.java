package seihon.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/// Vectors from RFC 8785, section 3.2 and appendix B.
class CanonicalJsonTest {

    @Test
    void theExampleOfTheRfcComesOutAsPrinted() {
        var json =
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;

        // The RFC's first number carries more digits than a double holds; here it is written as the
        // double is.
        var canonical = CanonicalJson.of(json.replace("333333333.33333329", "333333333.3333333"));

        assertThat(canonical)
                .isEqualTo(
                        """
                        {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}\
                        """);
    }

    @Test
    void fieldsAreSortedByUtf16CodeUnits() {
        var json =
                """
                {"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}\
                """;

        assertThat(CanonicalJson.of(json))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "4.9E-324, 5e-324",
        "1.7976931348623157E308, 1.7976931348623157e+308",
        "9007199254740992, 9007199254740992",
        "295147905179352830000, 295147905179352830000",
        "9.999999999999997E22, 9.999999999999997e+22",
        "1E23, 1e+23",
        "1E21, 1e+21",
        "999999999999999900000, 999999999999999900000",
        "9.999999999999997E-7, 9.999999999999997e-7",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "333333333.3333332, 333333333.3333332",
        "2E23, 2e+23",
        "-1250.50, -1250.5"
    })
    void numbersReadAsEcmaScriptPrintsThem(String written, String printed) {
        assertThat(CanonicalJson.number(new BigDecimal(written))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "0.1000000000000000055511151231257827", "1e400"})
    void aNumberThatWouldChangeSilentlyIsRefused(String number) {
        assertThatThrownBy(() -> CanonicalJson.of("{\"amount\":" + number + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("send it as text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{}{}",
                "\"text\"",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\ud83d\"}"
            })
    void whatHasNoCanonicalObjectIsRefused(String json) {
        assertThatThrownBy(() -> CanonicalJson.of(json))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nestedObjectsAreSortedWhereverTheyStand() {
        assertThat(
                        CanonicalJson.of(
                                "{\"b\":[{\"d\":1,\"c\":{}},[]],\"a\":{\"z\":null,\"y\":true}}"))
                .isEqualTo("{\"a\":{\"y\":true,\"z\":null},\"b\":[{\"c\":{},\"d\":1},[]]}");
    }

    @Test
    void onlyTheOutermostLineIsAPlace() {
        assertThat(CanonicalJson.content("{\"row\":{\"line\":\"3\",\"a\":\"\"},\"line\":[7]}"))
                .isEqualTo("{\"row\":{\"a\":\"\",\"line\":\"3\"}}");
    }

    @Test
    void aRepeatedFieldIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.of("{\"a\":1,\"a\":2}"))
                .isInstanceOf(JacksonException.class);
    }
}
