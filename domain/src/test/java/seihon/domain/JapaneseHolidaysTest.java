package seihon.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapaneseHolidaysTest {

    /// The list of the Cabinet Office (内閣府「国民の祝日について」); 2020 and 2021 with the moved days.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2020 | 1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23
                    2021 | 1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23
                    2022 | 1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23
                    2023 | 1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23
                    2024 | 1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23
                    2025 | 1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24
                    2026 | 1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23
                    2027 | 1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23
                    """)
    void yearHasTheHolidaysOfTheCabinetOffice(int year, String days) {
        var expected =
                Arrays.stream(days.split(" "))
                        .map(day -> day.split("/"))
                        .map(d ->
                                LocalDate.of(year, Integer.parseInt(d[0]), Integer.parseInt(d[1])));

        assertThat(JapaneseHolidays.of(year))
                .extracting(JapaneseHolidays.Holiday::date)
                .containsExactlyElementsOf(expected.toList());
    }

    @Test
    void substitutesAndDaysBetweenAreNamed() {
        assertThat(JapaneseHolidays.on(LocalDate.of(2026, 5, 6)).orElseThrow().ja())
                .isEqualTo("休日（振替休日）");
        assertThat(JapaneseHolidays.on(LocalDate.of(2026, 9, 22)).orElseThrow().ja())
                .isEqualTo("休日（国民の休日）");
        assertThat(JapaneseHolidays.isHoliday(LocalDate.of(2026, 11, 24))).isFalse();
    }
}
