package seihon.app.example.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TradeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Books BOOKS = Trade.until(TODAY, TOKYO);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theSameDayGivesTheSameBooks() {
        assertThat(Trade.until(TODAY, TOKYO)).isEqualTo(BOOKS);
    }

    @Test
    void twoYearsAreAboutSixtyThousandRowsAndEvents() {
        var rows = BOOKS.files().stream().mapToInt(file -> file.lines().size() - 1).sum();

        assertThat(rows + BOOKS.events().size()).isBetween(50_000, 65_000);
        assertThat(BOOKS.events()).hasSizeBetween(18_000, 32_000);
    }

    @Test
    void nothingIsReportedAboutTheFuture() {
        var midnight = TODAY.atStartOfDay(TOKYO).toInstant();

        assertThat(BOOKS.events())
                .allMatch(
                        event -> OffsetDateTime.parse(event.time()).toInstant().isBefore(midnight));
    }

    @Test
    void everyEventIsACloudEventOfItsOwn() {
        var read = BOOKS.events().stream().map(event -> JSON.readTree(event.cloudEvent())).toList();

        assertThat(read.stream().map(event -> event.path("id").asString()).distinct())
                .hasSameSizeAs(read);
        assertThat(read)
                .allMatch(event -> event.path("specversion").asString().equals("1.0"))
                .allMatch(event -> event.path("data").path("customer").asString().startsWith("K"));
    }

    @Test
    void quietCustomersLeaveOrComeBack() {
        assertThat(customersWith("quiet")).isNotEmpty();
        assertThat(customersWith("quiet").stream().filter(customersWith("ended")::contains))
                .isNotEmpty()
                .hasSizeLessThan(customersWith("quiet").size());
    }

    private static List<String> customersWith(String event) {
        return BOOKS.events().stream()
                .filter(each -> each.type().equals("aozora.mimamori." + event))
                .map(each -> JSON.readTree(each.data()).path("customer").asString())
                .distinct()
                .toList();
    }
}
