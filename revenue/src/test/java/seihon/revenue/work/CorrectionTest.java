package seihon.revenue.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static CasePages.Form form(@Nullable String at, @Nullable String amount) {
        return new CasePages.Form("sales", "桁の誤り", null, null, null, 3L, 0, at, amount);
    }

    @Test
    void anAmountIsReadAsAPersonWritesIt() {
        var read = CasePages.correction(TOKYO, form("2026-11-02", " 1,200,000 ")).orElseThrow();

        assertThat(read.amount()).contains(new BigDecimal("1200000"));
        assertThat(read.at()).isPresent();
        assertThat(CasePages.correction(TOKYO, form(null, ""))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({", 1e999999999", ", 1e40", ", 12345678901234567", "0001-01-01,", "2026-13-01,"})
    void whatNoFactCanHoldIsNotRead(@Nullable String at, @Nullable String amount) {
        assertThat(CasePages.correction(TOKYO, form(at, amount))).isEmpty();
    }
}
