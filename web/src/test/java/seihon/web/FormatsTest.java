package seihon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/// Read on Friday, 20 November 2026, 8:40 in Tokyo.
class FormatsTest {

    private static final Instant NOW = Instant.parse("2026-11-19T23:40:00Z");

    private static Formats in(Locale language) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/web/messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Locale.JAPANESE);
        return Formats.of(
                new Words(messages), new Formats.Reader(language, ZoneId.of("Asia/Tokyo"), NOW));
    }

    private final Formats japanese = in(Locale.JAPANESE);
    private final Formats english = in(Locale.ENGLISH);

    @Test
    void currenciesAreNamed() {
        assertThat(japanese.currency("JPY")).isEqualTo("日本円");
        assertThat(english.currency("JPY")).isEqualTo("Japanese Yen");
        assertThat(english.currency("PTS")).isEqualTo("PTS");
    }

    @Test
    void datesAreWrittenOutAndNearOnesShort() {
        assertThat(japanese.date(NOW)).isEqualTo("2026年11月20日（金）");
        assertThat(english.date(NOW)).isEqualTo("Fri 20 Nov 2026");
        assertThat(japanese.day(NOW)).isEqualTo("11月20日（金）");
        assertThat(japanese.day(Instant.parse("2025-12-01T00:00:00Z"))).startsWith("2025年");
        assertThat(japanese.at(NOW)).isEqualTo("今日 8:40");
        assertThat(japanese.at(Instant.parse("2026-11-19T05:12:00Z"))).isEqualTo("昨日 14:12");
        assertThat(japanese.at(Instant.parse("2026-11-10T05:12:00Z"))).isEqualTo("11月10日 14:12");
        assertThat(japanese.at(Instant.parse("2026-11-09T15:00:00Z"))).isEqualTo("11月10日");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:00:00Z, 今日 18:00まで, bad",
        "2026-11-21T00:00:00Z, 明日 9:00まで, warn",
        "2026-11-24T09:00:00Z, 11月24日（火）まで, warn",
        "2026-11-30T09:00:00Z, 11月30日（月）まで, ''",
        "2026-11-18T09:00:00Z, 11月18日（水）に期限切れ, bad"
    })
    void deadlinesSayHowNearTheyAre(Instant deadline, String words, String tone) {
        assertThat(japanese.due(deadline)).isEqualTo(words);
        assertThat(japanese.dueTone(Optional.of(deadline))).isEqualTo(tone);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19T23:28:00Z, 12分前から, for 12 min",
        "2026-11-19T21:00:00Z, 今朝から, since this morning",
        "2026-11-19T01:00:00Z, 昨日から, since yesterday",
        "2026-11-15T01:00:00Z, 5日前から, for 5 days",
        "2026-11-03T01:00:00Z, 11月3日（火）から, since Tue 3 Nov"
    })
    void waitingIsCountedFromItsBeginning(Instant since, String ja, String en) {
        assertThat(japanese.since(since)).isEqualTo(ja);
        assertThat(english.since(since)).isEqualTo(en);
    }

    @Test
    void periodsNameTheYearOnlyWhereNeeded() {
        assertThat(japanese.period(YearMonth.of(2026, 8), YearMonth.of(2026, 10)))
                .isEqualTo("8〜10月");
        assertThat(japanese.period(YearMonth.of(2025, 12), YearMonth.of(2026, 1)))
                .isEqualTo("2025年12月〜2026年1月");
        assertThat(english.period(YearMonth.of(2026, 8), YearMonth.of(2026, 10)))
                .isEqualTo("Aug–Oct 2026");
    }

    @ParameterizedTest
    @CsvSource({
        "12000, '12,000円', '¥12,000'",
        "12400000, '1,240万円', '¥12,400,000'",
        "218400000, '2億1,840万円', '¥218,400,000'",
        "200000000, 2億円, '¥200,000,000'",
        "-5400000, −540万円, '−¥5,400,000'"
    })
    void moneyIsReadInManAndOku(BigDecimal amount, String ja, String en) {
        assertThat(japanese.yen(amount)).isEqualTo(ja);
        assertThat(english.yen(amount)).isEqualTo(en);
    }

    @Test
    void whatIsAddedUpIsNotRounded() {
        var amount = new BigDecimal("12345678");

        assertThat(japanese.exact(amount, "JPY")).isEqualTo("12,345,678円");
        assertThat(english.exact(amount, "JPY")).isEqualTo("¥12,345,678");
        assertThat(english.yen(amount)).isEqualTo("¥12,350,000");
        assertThat(japanese.exact(new BigDecimal("0.5"), "rate")).isEqualTo("50.0％");
    }

    @Test
    void longTimesAreReadInHours() {
        assertThat(japanese.figure(new BigDecimal("490.4"), "minutes")).isEqualTo("8時間10分");
        assertThat(english.figure(new BigDecimal("45"), "minutes")).isEqualTo("45 min");
    }

    @Test
    void theDifferenceOfTwoRatesIsInPoints() {
        assertThat(japanese.figure(new BigDecimal("0.165"), "points")).isEqualTo("16.5pt");
    }

    @Test
    void daysOfRowsAreWrittenOut() {
        assertThat(japanese.plain("2025-11-28")).isEqualTo("2025年11月28日");
        assertThat(english.plain("2025-11-28")).isEqualTo("28 Nov 2025");
    }

    @Test
    void differencesCarryTheirSign() {
        assertThat(japanese.delta(13)).isEqualTo("+13");
        assertThat(japanese.delta(-18)).isEqualTo("−18");
        assertThat(japanese.delta(0)).isEqualTo("±0");
        assertThat(japanese.percent(new BigDecimal("71.94"))).isEqualTo("71.9％");
        assertThat(japanese.bytes(1_234_567)).isEqualTo("1.2 MB");
    }

    @Test
    void aNumberSaysWhatItCounts() {
        assertThat(japanese.figure(new BigDecimal("12400000"), "JPY")).isEqualTo("1,240万円");
        assertThat(japanese.figure(new BigDecimal("72"), "count")).isEqualTo("72件");
        assertThat(japanese.figure(new BigDecimal("0.7194"), "rate")).isEqualTo("71.9％");
        assertThat(english.figure(new BigDecimal("7.35"), "days")).isEqualTo("7.4 days");
        assertThat(english.figure(new BigDecimal("2360.9"), "USD")).isEqualTo("USD 2,360.9");
    }
}
