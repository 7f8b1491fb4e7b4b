package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import seihon.db.CannotStart;

class SurroundingsTest {

    @Test
    void nobodyIsBelievedToForwardUnlessNamed() {
        assertThat(new Surroundings(Map.of()).proxies()).isEmpty();
        assertThat(new Surroundings(Map.of("SEIHON_PROXY", " ")).proxies()).isEmpty();
    }

    @Test
    void namedProxiesAndNoOthersMatch() {
        var proxies =
                new Surroundings(Map.of("SEIHON_PROXY", "10.0.0.5, fd00::7"))
                        .proxies()
                        .orElseThrow();

        assertThat("10.0.0.5").matches(proxies);
        assertThat("fd00:0:0:0:0:0:0:7").matches(proxies);
        assertThat("10.0.0.55").doesNotMatch(proxies);
        assertThat("10a0b0c5").doesNotMatch(proxies);
    }

    @Test
    void whatIsNoAddressIsRefusedWithASentence() {
        var surroundings = new Surroundings(Map.of("SEIHON_PROXY", "10.0.0.5, proxy.local"));

        assertThatThrownBy(surroundings::proxies)
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "SEIHON_PROXY must list addresses like 10.0.0.5, 10.0.0.6 of the proxies in front of Seihon, and proxy.local is none.");
    }
}
