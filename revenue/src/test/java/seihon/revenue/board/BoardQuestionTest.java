package seihon.revenue.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.FunnelQuestion.Grain;

class BoardQuestionTest {

    private static final String VALUE = "C++ & 50% #1 {春}";

    private final BoardQuestion question =
            new BoardQuestion(
                    "sales",
                    BoardQuestion.Part.BALANCE,
                    Grain.MONTH,
                    false,
                    Map.of("channel", VALUE, "campaign", ""),
                    Stretch.LATEST);

    @Test
    void linksKeepTheValueThatWasChosen() {
        assertThat(asked(question.address(), "channel")).isEqualTo(VALUE);
        assertThat(asked(question.address(), "campaign")).isEqualTo(Filters.BLANK);
        assertThat(asked(question.list(Listing.FAST_PASS), "channel")).isEqualTo(VALUE);
    }

    @Test
    void filesAreAskedForTheSameValues() {
        var file = question.csv("flow", Map.of("from", "2026-10", "by", VALUE));

        assertThat(file).startsWith("/revenue/sales/flow.csv?by=");
        assertThat(asked(file, "by")).isEqualTo(VALUE);
        assertThat(asked(file, "channel")).isEqualTo(VALUE);
        assertThat(asked(file, "campaign")).isEmpty();
    }

    /// As a form reads it.
    private static String asked(String address, String name) {
        return Stream.of(address.substring(address.indexOf('?') + 1).split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
