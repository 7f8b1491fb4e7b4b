package seihon.app.example.trade;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Makes the books of the last two years up to yesterday: seasons, a stage that has become the
/// bottleneck, a channel that is good by count and poor by amount, leads that come back, rows that
/// came in late and rows nobody can read.
public final class Trade {

    static final int YEARS = 2;
    private static final int MONTHS = 12 * YEARS;
    private static final long SEED = 20_261_120L;

    /// How busy a month is: business years end in March and half years in September.
    private static final double[] SEASON = {
        0.80, 1.00, 1.25, 1.05, 0.85, 1.00, 1.00, 0.70, 1.25, 1.10, 1.05, 0.85
    };

    private static final int SHOW_MONTHS_AGO = 8;
    private static final double LEADS_A_DAY = 5.6;
    private static final double GROWTH_A_MONTH = 0.012;

    private Trade() {}

    /// Everything up to the day before `today`.
    public static Books until(LocalDate today, ZoneId zone) {
        var random = new SplittableRandom(SEED);
        var books = new BookKeeper(today, zone, random.split());
        var customers = new Customers(books, random.split());
        var first = today.minusMonths(MONTHS).withDayOfMonth(1);
        customers.before(first);
        for (var day = first; day.isBefore(today); day = day.plusDays(1)) {
            for (var lead : leads(day, first, random.split())) {
                new CaseLife(books, customers, lead.split()).live(day);
            }
        }
        customers.live(first, today);
        remember(books, today);
        return books.close();
    }

    /// What the lines of the charts do not say by themselves.
    private static void remember(BookKeeper books, LocalDate today) {
        books.happened("new-business", CaseLife.trialsBegan(today), "提案の前に試用をお願いすることにした", "ishii");
        books.happened(
                "new-business",
                today.minusMonths(SHOW_MONTHS_AGO).atStartOfDay(),
                "機械要素技術展に出展した",
                "ogawa");
        books.happened(
                "customer-success", Customers.callsBegan(today), "使わなくなったお客さまへの電話を始めた", "abe");
    }

    private static List<SplittableRandom> leads(
            LocalDate day, LocalDate first, SplittableRandom random) {
        var month =
                (day.getYear() - first.getYear()) * 12
                        + day.getMonthValue()
                        - first.getMonthValue();
        var weekday = day.getDayOfWeek().getValue() <= 5 ? 1.0 : 0.15;
        var expected =
                LEADS_A_DAY
                        * SEASON[day.getMonthValue() - 1]
                        * (1 + GROWTH_A_MONTH * month)
                        * weekday;
        var leads = new ArrayList<SplittableRandom>();
        for (var chance = expected; chance > 0; chance -= 1) {
            if (random.nextDouble() < chance) {
                leads.add(random.split());
            }
        }
        return leads;
    }
}
