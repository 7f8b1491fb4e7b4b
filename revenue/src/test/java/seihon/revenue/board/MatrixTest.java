package seihon.revenue.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MatrixTest {

    @Test
    void yenAreShownInTensOfThousandsAndDollarsAsTheyAre() {
        assertThat(Matrix.shown(new BigDecimal("1234567"), "JPY")).isEqualByComparingTo("123");
        assertThat(Matrix.shown(new BigDecimal("1234.56"), "USD")).isEqualByComparingTo("1235");
    }
}
