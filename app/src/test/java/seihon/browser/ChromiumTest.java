package seihon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("browser")
class ChromiumTest {

    @Test
    void showsJapaneseToSomebodyInTokyo() {
        try (var visit = Chromium.visit("about:blank", Visit.Eyes.PHONE)) {
            visit.page().setContent("<html lang=ja><title>正本</title><main><h1>承認待ち</h1></main>");

            assertThat(visit.page().title()).isEqualTo("正本");
            assertThat(visit.page().evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone"))
                    .isEqualTo("Asia/Tokyo");
            visit.assertAccessible();
            assertThat(visit.complaints()).isEmpty();
        }
    }
}
