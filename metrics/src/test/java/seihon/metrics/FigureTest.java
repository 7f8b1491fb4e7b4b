package seihon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void anAddressLeadsBackToItsFigureWhateverItWasAskedWith() {
        var figure =
                Figure.of(
                        "revenue/sales/flow",
                        Map.of(
                                "dim.channel", "広告 & 紹介=50%+",
                                "dim.担当", "",
                                "stage", "MQL",
                                "zone", "Asia/Tokyo"));

        var query = URI.create(figure.address()).getRawQuery();

        assertThat(query).startsWith("figure=").doesNotContain("&");
        var asked = URLDecoder.decode(query.substring("figure=".length()), StandardCharsets.UTF_8);
        assertThat(asked).isEqualTo(figure.toString());
        assertThat(Figure.parse(asked)).contains(figure);
    }

    @Test
    void aFigureAskedWithNothingHasAnAddress() {
        var figure = Figure.of("revenue/sales/wins", Map.of());

        assertThat(figure.address()).isEqualTo("/why?figure=revenue%2Fsales%2Fwins");
    }
}
