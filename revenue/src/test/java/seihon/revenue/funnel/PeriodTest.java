package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import seihon.revenue.FunnelQuestion.Grain;

class PeriodTest {

    private static Period fiscalYear(String day, Month begins) {
        return Period.of(LocalDate.parse(day), Grain.FISCAL_YEAR, () -> begins);
    }

    @Test
    void aBusinessYearIsNamedForTheYearInWhichItBegins() {
        var year = fiscalYear("2026-03-31", Month.APRIL);

        assertThat(year.label()).isEqualTo("FY2025");
        assertThat(year.from()).isEqualTo(LocalDate.parse("2025-04-01"));
        assertThat(year.until()).isEqualTo(LocalDate.parse("2026-04-01"));
        assertThat(fiscalYear("2026-04-01", Month.APRIL).label()).isEqualTo("FY2026");
        assertThat(fiscalYear("2026-12-31", Month.JANUARY).label()).isEqualTo("FY2026");
    }

    @Test
    void aBusinessYearIsReadByTheCompanysMonth() {
        assertThat(Period.parse("FY2025", Grain.FISCAL_YEAR, () -> Month.APRIL))
                .contains(fiscalYear("2026-03-31", Month.APRIL));
        assertThat(Period.parse("FY2025", Grain.TOTAL, () -> Month.OCTOBER).map(Period::until))
                .contains(LocalDate.parse("2026-10-01"));
        assertThat(Period.parse("2025-04", Grain.FISCAL_YEAR, () -> Month.APRIL))
                .isEqualTo(Optional.empty());
        assertThat(Period.parse("FY2025", Grain.TOTAL)).isEqualTo(Optional.empty());
    }
}
