package seihon.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReadingsTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-01",
                "2026/4/1",
                "2026.4.1",
                "20260401",
                "2026年4月1日",
                "令和8年4月1日",
                "R8.4.1",
                "２０２６／４／１",
                "2026-04-01T00:00:00+09:00",
                "2026-03-31 15:00:00Z",
                "2026/4/1 0:00",
                "1 Apr 2026",
                " 2026-04-01 "
            })
    void everyUsualWayOfWritingADayIsReadInOneWay(String written) {
        assertThat(TimeReadings.of(written, TOKYO))
                .extracting(TimeReadings.Reading::at)
                .containsExactly(Instant.parse("2026-03-31T15:00:00Z"));
    }

    @Test
    void formerErasAndTheirFirstYearsAreRead() {
        assertThat(TimeReadings.of("H30.4.1", TOKYO))
                .extracting(TimeReadings.Reading::at)
                .containsExactly(Instant.parse("2018-03-31T15:00:00Z"));
        assertThat(TimeReadings.of("令和元年5月1日", TOKYO))
                .extracting(TimeReadings.Reading::at)
                .containsExactly(Instant.parse("2019-04-30T15:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04/05/2026", "4-5-2026", "4.5.2026", "26/04/05", "99.12.31"})
    void whatHasTwoMeaningsHasTwoReadings(String written) {
        assertThat(TimeReadings.of(written, TOKYO)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13/04/2026", "04/13/2026", "2026-04-05", "12/12/2026"})
    void aDayThatFitsOneWayOnlyIsRead(String written) {
        assertThat(TimeReadings.of(written, TOKYO)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13-01", "昨日", "45678", "2026", "4/1", "H35.4.1"})
    void whatIsNoDayIsNotRead(String written) {
        assertThat(TimeReadings.of(written, TOKYO)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd HH:mm:ss, 2018-02-26 19:58:54, 2018-02-26T22:58:54Z",
        "yyyy-MM-dd, 2018-11-04, 2018-11-04T03:00:00Z",
        "dd/MM/yyyy HH:mm, 26/02/2018 19:58, 2018-02-26T22:58:00Z",
        "iso, 2018-02-26T19:58:54.123456Z, 2018-02-26T19:58:54.123456Z",
        "iso, 2018-02-26 19:58:54+0100, 2018-02-26T18:58:54Z",
        "iso, 2018-02-26, 2018-02-26T03:00:00Z"
    })
    void aTimeWithoutOffsetIsMeantInTheZone(String format, String written, Instant meant) {
        assertThat(TimeReadings.by(TimePattern.of(format), written, SAO_PAULO)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-28T23:59:59",
                "2024-02-29T00:00:00",
                "0000-01-01T00:00:00",
                "2026-02-29T00:00:00",
                "2026-13-01T00:00:00",
                "2026-01-01T24:00:00",
                "2026-01-01T23:59:60"
            })
    void whatProgramsWriteIsReadAsAnOffsetIs(String written) {
        var iso = TimePattern.of("iso");

        assertThat(TimeReadings.by(iso, written + "Z", TOKYO))
                .isEqualTo(TimeReadings.by(iso, written + "+0000", TOKYO));
    }

    @Test
    void aPatternMustNameAWholeDay() {
        assertThat(TimePattern.isValid("yyyy-MM-dd")).isTrue();
        assertThat(TimePattern.isValid("GGGGy年M月d日")).isTrue();
        assertThat(TimePattern.isValid("HH:mm")).isFalse();
        assertThat(TimePattern.isValid("yyyy-MM")).isFalse();
        assertThat(TimePattern.isValid("jjjj")).isFalse();
    }
}
